using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Reads a line of a list of people.</summary>
static class PersonCells
{
    const int DeepestUnit = 8;
    const int LongestName = 60;

    static readonly Field NameEn = new("name_en", false, "english_name", "英文名");
    static readonly Field Id = new("id", false, "employee_id", "工号", "员工编号");
    static readonly Field Rights = new("role", false, "角色");
    static readonly Field Team = new("unit", false, "team", "小组", "团队", "组别");
    static readonly Field Department = new("department", false, "regional_office", "office", "region", "部门", "大区", "区域");
    static readonly Field Left = new("left", false, "leave_date", "end_date", "离职日期");

    public static readonly Field Email = new("email", false, "mail", "email_address", "work_email", "邮箱", "电子邮箱", "工作邮箱", "邮件");
    public static readonly Field EntraId = new(
        "entra_id", false, "entra_object_id", "azure_ad_object_id", "aad_object_id", "azure_object_id", "object_id", "entra对象id", "对象id");

    public static readonly Field Joined = new("joined", false, "hire_date", "start_date", "入职日期", "入职时间");
    public static readonly Field Named = new("name", true, "sales_agent", "sales_rep", "employee", "full_name", "姓名", "员工姓名", "销售");
    public static readonly Field Boss = new("manager", false, "supervisor", "reports_to", "上级", "直属上级", "主管", "经理");

    public static IReadOnlyList<Field> All { get; } = [Named, NameEn, Id, Rights, Boss, Team, Department, Joined, Left, Email, EntraId];

    /// <returns>Null where the cells have faults.</returns>
    public static PersonRecord? Read(RowCells cells)
    {
        var (name, nameEn, id, manager) = (cells.Needed(Named, LongestName), cells.Text(NameEn, LongestName), cells.Text(Id), cells.Text(Boss, LongestName));
        var role = RoleOf(cells.Text(Rights));
        if (role is null && cells.Text(Rights) is not null) cells.Wrong(Rights, "is no role; there are rep, manager, director, ops and admin");
        var (joined, left) = (cells.Day(Joined) ?? cells.Options.Joined, cells.Day(Left));
        if (joined is null) cells.Missing(Joined);
        if (left < joined) cells.Wrong(Left, "lies before the first day");
        var (department, team) = (Levels(cells, Department), Levels(cells, Team));
        var (email, entraId) = (EmailAddress.Read(cells.Text(Email, 300)), TeamsDirectory.EntraId(cells.Text(EntraId)));
        if (email is null && cells.Text(Email, 300) is not null) cells.Wrong(Email, "is no e-mail address");
        if (entraId is null && cells.Text(EntraId) is not null) cells.Wrong(EntraId, "is no Entra object id; those look like 11111111-2222-3333-4444-555555555555");
        if (cells.Faults.Count > 0) return null;

        var facts = new Facts()
            .Add("name", name).Add("name_en", nameEn).Add("role", role is { } r ? MemberStore.Name(r) : null).Add("manager", manager)
            .Add("unit", string.Join(" / ", team)).Add("department", string.Join(" / ", department))
            .Add("joined", joined).Add("left", left).Add(Email.Name, email).Add(EntraId.Name, entraId).AddUnused(cells);
        return new PersonRecord(cells.Line, id ?? name!, facts, name!, nameEn ?? name!, manager, [.. department, .. team], team.Length > 0)
        {
            Role = role,
            Joined = joined!.Value,
            Left = left,
            Email = email,
            EntraId = entraId,
        };
    }

    static Role? RoleOf(string? said) => said?.ToLowerInvariant() switch
    {
        "rep" or "sales" or "销售" => Role.Rep,
        "manager" or "主管" or "经理" => Role.Manager,
        "director" or "总监" => Role.Director,
        "ops" or "hr" or "运营" => Role.Ops,
        "admin" or "管理员" => Role.Admin,
        _ => null,
    };

    // "华东/华东一组" is a unit within a unit.
    static string[] Levels(RowCells cells, Field field)
    {
        var levels = (cells.Text(field, 200) ?? "").Split(['/', '>'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (levels.Length > DeepestUnit || levels.Any(l => l.Length > LongestName))
            cells.Wrong(field, $"has more than {DeepestUnit} levels or a name longer than {LongestName} characters");
        return levels;
    }
}
