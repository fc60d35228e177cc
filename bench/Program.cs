using Avow.Bench;

// dotnet run -c Release --project bench -- decide | policy | sweep | preview | verify | pages | people | journey | import | reader  [--rows N] [--corpus FOLDER] [--database CONNECTION] [--data FILLED]
var options = Options.Read(args);
return options.What switch
{
    "decide" => DecideBench.Run(),
    "policy" => PolicyBench.Run(),
    "sweep" => await SweepBench.Run(options),
    "preview" => await PreviewBench.Run(options),
    "verify" => await VerifyBench.Run(options),
    "reader" => Avow.Bench.Reading.ReaderBench.Run(After("--corpus"), After("--sample")),
    "journey" => await JourneyBench.Run(options),
    "import" => await ImportBench.Run(options),
    "people" => await PeopleBench.Run(options),
    "pages" => await PagesBench.Run(options),
    _ => Options.Help(),
};

string? After(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
