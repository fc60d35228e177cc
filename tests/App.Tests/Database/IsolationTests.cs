using App.Tests.Harness;
using Avow.Database;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace App.Tests.Database;

/// <summary>An organisation sees its own rows: by the filter that names it, and on PostgreSQL by the wall behind the filter.</summary>
public sealed class IsolationTests
{
    [Databases]
    public async Task An_organisation_sees_and_changes_only_its_own_rows(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (mine, theirs) = (await house.Found("mine"), await house.Found("theirs"));
        await mine.Capture(await mine.AddClient());
        (await theirs.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(0);
        (await theirs.Read(db => db.Set<Client>().CountAsync())).ShouldBe(0);
        await theirs.Change(async work => (await work.Db.Set<PhoneMessage>().ExecuteDeleteAsync()).ShouldBe(0));
        (await mine.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(1);
    }

    [Databases]
    public async Task A_row_of_another_organisation_is_not_saved(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (mine, theirs) = (await house.Found("mine"), await house.Found("theirs"));
        var client = await mine.AddClient();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => theirs.Change(work =>
        {
            work.Db.Add(new ClientContact { OrganisationId = mine.Id, Id = Guid.CreateVersion7(), ClientId = client.Id, Name = "X", Since = house.Clock.Now });
            return Task.CompletedTask;
        }));
        refused.Message.ShouldNotContain("X ");
        (await house.Count("SELECT count(*) FROM client_contact")).ShouldBe(1);
    }

    [Postgres]
    public async Task Behind_a_forgotten_filter_stands_the_wall(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (mine, theirs) = (await house.Found("mine"), await house.Found("theirs"));
        await mine.Capture(await mine.AddClient());
        (await theirs.Read(db => db.Set<PhoneMessage>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        await theirs.Change(async work =>
            (await work.Db.Set<PhoneMessage>().IgnoreQueryFilters().Where(m => m.OrganisationId == mine.Id).ExecuteDeleteAsync()).ShouldBe(0));
        (await house.Count("SELECT count(*) FROM phone_message")).ShouldBe(1);
    }

    [Postgres]
    public async Task Row_level_security_shows_no_other_organisations_rows_whatever_is_asked(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var (mine, theirs) = (await house.Found("mine"), await house.Found("theirs"));
        await mine.Capture(await mine.AddClient());
        await using var app = await AsApp(house);

        (await Scalar(app, "SELECT count(*) FROM phone_message")).ShouldBe(0, "no organisation is set");
        await Execute(app, $"SET app.organisation = '{theirs.Id}'");
        (await Scalar(app, $"SELECT count(*) FROM phone_message WHERE organisation_id = {mine.Id}")).ShouldBe(0);
        (await Scalar(app, $"SELECT count(*) FROM ledger WHERE organisation_id = {mine.Id} OR true")).ShouldBe(1, "its own founding");
        await Refused(app, $"INSERT INTO client_instruction VALUES ({mine.Id}, gen_random_uuid(), gen_random_uuid(), NULL, 0, gen_random_uuid())");
        await Refused(app, $"UPDATE retention_state SET organisation_id = {mine.Id}");
        await Execute(app, "SET app.organisation = ''");
        (await Scalar(app, "SELECT count(*) FROM phone_message")).ShouldBe(0);
        await Execute(app, $"SET app.organisation = '{mine.Id}'");
        (await Scalar(app, "SELECT count(*) FROM phone_message")).ShouldBe(1);
    }

    [Postgres]
    public async Task The_app_is_neither_owner_nor_superuser_and_cannot_pull_the_wall_down(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await using var app = await AsApp(house);
        (await Scalar(app, "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole)")).ShouldBe(0);
        (await Scalar(app, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")).ShouldBe(0);
        await Refused(app, "ALTER TABLE phone_message DISABLE ROW LEVEL SECURITY");
        await Refused(app, "CREATE TABLE hole (id int)");
    }

    private static async Task<NpgsqlConnection> AsApp(House house)
    {
        var connection = new NpgsqlConnection(Store.AsAppRole(house.Settings.Connection!));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Refused(NpgsqlConnection connection, string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => Execute(connection, sql))).SqlState.ShouldBe("42501", sql);
}
