using System.Reflection;
using App.Tests.Harness;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace App.Tests.Architecture;

/// <summary>Nothing personal is stored that is not declared, held and priced.</summary>
public sealed class ColumnTests
{
    /// <summary>Tables that are not ours to model, with their columns: which migrations were carried out.</summary>
    private static readonly string[] Machinery = ["schema_version.number", "schema_version.name"];

    [Databases, Promise("A-17")]
    public async Task Every_column_of_the_model_says_what_it_holds(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var db = house.Store.Context();
        Undeclared(db.Model).ShouldBeEmpty();
    }

    [Databases, Promise("A-17")]
    public async Task Every_column_that_really_stands_in_the_database_is_one_of_the_model(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var db = house.Store.Context();
        (await Unknown(house, db.Model)).ShouldBeEmpty();

        await house.Sql("ALTER TABLE client ADD COLUMN nickname text");
        await house.Sql("CREATE TABLE secret_list (id integer, name text)");
        (await Unknown(house, db.Model)).ShouldBe(["client.nickname", "secret_list.id", "secret_list.name"]);
    }

    [Databases, Promise("A-17")]
    public async Task Every_table_with_personal_data_is_held_or_follows_what_is_held(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        using var db = house.Store.Context();
        Unheld(db.Model, house.Get<HoldingRegister>()).ShouldBeEmpty();
        Unheld(db.Model, new HoldingRegister()).ShouldContain("phone_message");
    }

    [Databases, Promise("A-17")]
    public async Task Every_kind_in_use_is_priced_by_the_policies_that_come_with_the_program(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var holds = house.Get<HoldingRegister>();
        foreach (var name in PolicyTemplates.Names)
        {
            Unpriced(PolicyReader.Read(PolicyTemplates.Text(name)).Policy!, holds).ShouldBeEmpty(name);
        }

        var without = PolicyTemplates.Text("call-answering").ReplaceLineEndings("\n")
            .Split('\n').Where(l => !l.StartsWith("      phone-message: ", StringComparison.Ordinal));
        Unpriced(PolicyReader.Read(string.Join('\n', without)).Policy!, holds).ShouldContain("phone-message has no rule");
    }

    [Fact]
    public void A_column_that_says_nothing_is_rejected()
    {
        using var db = new Fixture();
        Undeclared(db.Model).ShouldBe(["Careless.ShoeSize", "Careless.Born"]);
    }

    private static List<string> Undeclared(IReadOnlyModel model) =>
    [
        .. from type in model.GetEntityTypes()
           from property in type.GetProperties()
           where !IsStructural(property) && Declaration(property) != 1
           select $"{type.ClrType.Name}.{property.Name}",
        .. from type in model.GetEntityTypes()
           from property in type.GetProperties()
           where property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTime)
           select $"{type.ClrType.Name}.{property.Name}",
    ];

    private static bool IsStructural(IReadOnlyProperty property) =>
        property.IsKey() || property.IsForeignKey() || property.Name is nameof(IOwned.OrganisationId) or nameof(IRetained.LookAt);

    /// <summary>How many declarations it has; exactly one is right.</summary>
    private static int Declaration(IReadOnlyProperty property) => property.PropertyInfo is not { } info ? 0
        : info.GetCustomAttributes<PersonalAttribute>().Count() + info.GetCustomAttributes<PlainAttribute>().Count(p => p.Why.Length > 2);

    private static async Task<List<string>> Unknown(House house, IModel model)
    {
        var known = model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.GetTableName()}.{p.GetColumnName()}")).Concat(Machinery).ToHashSet();
        return [.. (await Catalogue.Columns(house)).Select(c => $"{c.Table}.{c.Name}").Where(c => !known.Contains(c))];
    }

    private static List<string> Unheld(IModel model, HoldingRegister holds)
    {
        var held = holds.All.SelectMany(h => h.Followers.Select(f => f.Type).Append(h.RecordType)).ToHashSet();
        return [.. model.GetEntityTypes().Where(t => t.ClrType.GetProperties().Any(p => p.IsDefined(typeof(PersonalAttribute))) && !held.Contains(t.ClrType)).Select(t => t.GetTableName()!)];
    }

    private static List<string> Unpriced(PolicyFile policy, HoldingRegister holds) =>
    [
        .. holds.UsedUnder(policy).Where(h => policy.Purposes.All(p => p.Keep.All(k => k.Kind != h.Kind))).Select(h => $"{h.Kind} has no rule"),
        .. holds.All.Where(h => !h.IsForWhicheverPurposeCoversIt && policy.Purposes.Any(p => p.Keep.Any(k => k.Kind == h.Kind)))
            .Where(h => policy.PurposeOf(h.Purpose)?.Keep.Any(k => k.Kind == h.Kind) != true).Select(h => $"{h.Kind} is written for {h.Purpose}, which does not cover it"),
    ];

    private sealed class Fixture : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder model) => model.Entity<Careless>();
    }

    private sealed class Careless
    {
        public int Id { get; set; }

        public int ShoeSize { get; set; }

        [Plain("a date")]
        public DateTimeOffset Born { get; set; }
    }
}
