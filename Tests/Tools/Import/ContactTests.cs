namespace Dengta.Tests.Tools.Import;

/// <summary>By what people are recognised later comes with the list of people.</summary>
public sealed class ContactTests
{
    const string One = "0e000000-0000-4000-8000-00000000000a";
    const string Two = "0e000000-0000-4000-8000-00000000000b";

    [Theory]
    [InlineData("姓名,邮箱,Entra对象ID,入职日期")]
    [InlineData("name,E-Mail,AAD Object Id,joined")]
    public async Task Addresses_and_object_ids_are_kept_in_one_form(string header)
    {
        await using var bench = await ImportBench.OpenAsync();

        var answered = await bench.ImportTextAsync("people", $"{header}\n苏禾, Su.He@Example.COM ,{{{One.ToUpperInvariant()}}},2026-01-05\n");

        Assert.Equal(0, answered.Exit);
        Assert.Equal($"su.he@example.com {One}", await KnownAsync(bench));
    }

    [Fact]
    public async Task What_is_neither_is_an_error_of_its_cell()
    {
        await using var bench = await ImportBench.OpenAsync();

        var answered = await bench.ImportTextAsync("people", "name,email,entra_id,joined\n苏禾,su.he at example,42,2026-01-05\n陆鸣,<a@b.c>,,2026-01-05\n");

        Assert.Equal(1, answered.Exit);
        Assert.Contains("line 2, \"email\" \"su.he at example\": is no e-mail address", answered.Text);
        Assert.Contains("line 2, \"entra_id\" \"42\": is no Entra object id", answered.Text);
        Assert.Contains("line 3, \"email\"", answered.Text);
        Assert.Equal(0, await bench.CountAsync("member"));
    }

    [Fact]
    public async Task One_object_id_is_one_persons()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", $"name,entra_id,joined\n苏禾,{One},2026-01-05\n");

        var answered = await bench.ImportTextAsync("people", $"name,entra_id,joined\n陆鸣,{One},2026-01-05\n程曦,{Two},2026-01-05\n江川,{Two},2026-01-05\n", "--skip-errors");

        Assert.Contains("line 2", answered.Text);
        Assert.Contains("line 4", answered.Text);
        Assert.Contains("is the object id of somebody else", answered.Text);
        Assert.Equal("程曦 苏禾", await bench.AskAsync<string>("""select string_agg(name, ' ' order by name collate "C") from member"""));
    }

    [Fact]
    public async Task A_shared_address_comes_in_and_is_doubted()
    {
        await using var bench = await ImportBench.OpenAsync();

        var answered = await bench.ImportTextAsync("people", "name,email,joined\n苏禾,sales@example.com,2026-01-05\n陆鸣,sales@example.com,2026-01-05\n");

        Assert.Equal(0, answered.Exit);
        Assert.Contains("lets none of them in; they need an invite code", answered.Text);
        Assert.Equal(2, await bench.CountAsync("member where email = 'sales@example.com'"));
    }

    [Fact]
    public async Task Who_came_in_before_is_given_them_and_nothing_else()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", "name,joined\n苏禾,2026-01-05\n陆鸣,2026-01-05\n");

        var answered = await bench.ImportTextAsync("people", $"name,email,entra_id,role,joined\n苏禾,su.he@example.com,{One},,2026-01-05\n陆鸣,lu@example.com,,admin,2026-01-05\n");

        Assert.Contains("differs: line 3", answered.Text);
        Assert.Equal($"su.he@example.com {One}", await KnownAsync(bench));
        Assert.Equal(0, await bench.CountAsync("member where role = 'admin'"));
        var again = await bench.ImportTextAsync("people", $"name,email,entra_id,joined\n苏禾,su.he@example.com,{One},2026-01-05\n");
        Assert.Contains("1 there already", again.Text);
    }

    [Fact]
    public async Task A_column_that_was_used_for_nothing_may_be_one_of_them_now()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", "name,Work Mail,joined\n苏禾,Su.He@example.com,2026-01-05\n");

        await bench.ImportTextAsync("people", "name,Work Mail,joined\n苏禾,Su.He@example.com,2026-01-05\n", "--map", "email=Work Mail");

        Assert.Equal("su.he@example.com ", await KnownAsync(bench));
    }

    [Fact]
    public async Task Another_address_than_the_one_known_lets_nobody_in()
    {
        await using var bench = await ImportBench.OpenAsync();
        await bench.ImportTextAsync("people", "name,email,joined\n苏禾,su.he@example.com,2026-01-05\n");

        var answered = await bench.ImportTextAsync("people", "name,email,joined\n苏禾,thief@example.com,2026-01-05\n");

        Assert.Contains("changes neither rights nor what people are recognised by", answered.Text);
        Assert.Equal("su.he@example.com ", await KnownAsync(bench));
    }

    static Task<string?> KnownAsync(ImportBench bench) => bench.AskAsync<string>("""
        select string_agg(m.email || ' ' || coalesce(d.id, ''), '|') from member m
        left join directory_id d on d.tenant_id = m.tenant_id and d.member_id = m.id and d.channel = 'teams' where m.email is not null
        """);
}
