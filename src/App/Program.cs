using System.CommandLine;
using Avow.Commands;

var root = new RootCommand("Avow: one policy file is both the privacy notice the public reads and the behaviour the system keeps and proves.")
{
    ServeCommand.Demo(),
    ServeCommand.Serve(),
    PolicyCommands.Build(),
    LawCommands.Build(),
    DecideCommand.Build(),
    RetentionCommands.Build(),
    LedgerCommands.Build(),
    SimulateCommand.Build(),
    FillCommand.Build(),
    TokenCommands.Build(),
    DatabaseCommands.Build(),
};
var law = LawCommands.File();
root.Options.Add(law);
return await CommandLine.Run(root, args, law);
