using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Web;

/// <summary>A small company for the page: two teams, a manager, an operator, somebody who has left.</summary>
static class DemoPeople
{
    public const int Manager = 1, Rep = 2, Colleague = 3, Operator = 4, Left = 9;

    static readonly Sql Company = new("""
        with t as (insert into tenant (id, name, time_zone, currency) values (1, '星河科技', 'Asia/Shanghai', 'CNY') on conflict do nothing returning id),
        u as (insert into unit (tenant_id, id, parent_id, name, name_en, path) select t.id, v.* from t, (values
                (1, null, '星河科技', 'Galaxy', array[1]), (2, 1, '华东销售部', 'East Sales', array[1, 2]),
                (3, 1, '华南销售部', 'South Sales', array[1, 3])) v returning id)
        insert into member (tenant_id, id, unit_id, name, name_en, role, joined_on, left_on) overriding system value select t.id, v.* from t, (values
            (1, 2, '陈静', 'Jing Chen', 'manager', date '2020-03-01', null::date), (2, 2, '王芳', 'Fang Wang', 'rep', date '2022-03-01', null),
            (3, 2, '李雷', 'Lei Li', 'rep', date '2023-03-01', null), (4, 1, '周敏', 'Min Zhou', 'ops', date '2019-03-01', null),
            (5, 1, '赵磊', 'Lei Zhao', 'director', date '2018-03-01', null), (6, 3, '欧阳明轩', 'Mingxuan Ouyang', 'manager', date '2020-03-01', null),
            (7, 3, '韩梅梅', 'Meimei Han', 'rep', date '2021-03-01', null), (8, 3, '刘洋', 'Yang Liu', 'rep', date '2021-05-01', null),
            (9, 3, '孙离', 'Li Sun', 'rep', date '2021-05-01', date '2024-01-31'), (10, 3, '张伟', 'Wei Zhang', 'rep', date '2024-05-01', null)) v
        returning id
        """);

    public static Task AddAsync(Db db) => db.RowAsync(Company, r => r.GetInt32(0), default, Array.Empty<NpgsqlParameter>());
}
