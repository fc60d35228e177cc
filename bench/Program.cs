using Avow.Bench;

// dotnet run -c Release --project bench -- decide | policy | sweep | preview | verify | pages  [--rows N] [--database CONNECTION] [--data FILLED]
var options = Options.Read(args);
return options.What switch
{
    "decide" => DecideBench.Run(),
    "policy" => PolicyBench.Run(),
    "sweep" => await SweepBench.Run(options),
    "preview" => await PreviewBench.Run(options),
    "verify" => await VerifyBench.Run(options),
    "pages" => await PagesBench.Run(options),
    _ => Options.Help(),
};
