using System.CommandLine;
using Avow.Policy.Register;

namespace Avow.Commands;

/// <summary><c>avow policy register</c>: the register of processing (Art. 30) that a policy file makes.</summary>
internal static class RegisterCommand
{
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "A policy file." };
        var format = new Option<string>("--format") { Description = "text, csv or json.", DefaultValueFactory = _ => "text" }.Among("text", "csv", "json");
        var language = PolicyCommands.Language();
        var command = new Command("register", "Writes the register of processing (article 30) of a policy. Example: avow policy register policies/call-answering.yaml --format csv > register.csv")
        {
            file, format, language,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            var policy = PolicyCommands.Good(name);
            var register = ProcessingRegister.Of(policy, PolicyCommands.LanguageOf(policy, name, parsed.GetValue(language)));
            Console.Out.Write(parsed.GetValue(format) switch
            {
                "csv" => RegisterTable.Csv(register, []),
                "json" => RegisterJson.Write(register, []),
                _ => RegisterTable.Plain(register),
            });
            return 0;
        });
        return command;
    }
}
