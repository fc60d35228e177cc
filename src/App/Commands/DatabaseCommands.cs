using System.CommandLine;
using Avow.Database;

namespace Avow.Commands;

/// <summary><c>avow database script|migrate</c>: for those who change the schema.</summary>
internal static class DatabaseCommands
{
    public static Command Build() => new("database", "The schema. Example: avow database script --data /tmp/x > src/App/Database/Sqlite/0001-foundation.sql")
    {
        Script(),
        Migrate(),
    };

    private static Command Script()
    {
        var (data, database) = (CommandLine.Data(), CommandLine.Database());
        var command = new Command("script", "Prints the schema that the model asks for, as SQL for the chosen database.") { data, database };
        command.SetAction(parsed =>
        {
            var store = new Store(new StoreSettings(parsed.GetValue(data)!, parsed.GetValue(database)));
            Console.Write(SchemaScript.For(store));
        });
        return command;
    }

    private static Command Migrate()
    {
        var (data, database) = (CommandLine.Data(), CommandLine.Database());
        var command = new Command("migrate", "Brings a database to the newest schema; every start does it too.") { data, database };
        command.SetAction((parsed, cancel) => Migrations.Run(new StoreSettings(parsed.GetValue(data)!, parsed.GetValue(database)), cancel));
        return command;
    }
}
