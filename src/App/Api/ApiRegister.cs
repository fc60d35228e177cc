namespace Avow.Api;

/// <summary>What programs may do: each page and act that a module declares for them, by the route of its page.</summary>
public sealed class ApiRegister
{
    private readonly Dictionary<(string Method, string Path), ApiOperation> _operations = [];

    public IReadOnlyCollection<ApiOperation> All => _operations.Values;

    public ApiOperation Get(string path, string summary) => Add(new(HttpMethods.Get, path, summary, []));

    public ApiOperation Act(string path, string summary, params ApiField[] takes) => Add(new(HttpMethods.Post, path, summary, takes));

    public ApiOperation? Find(string method, string path) => _operations.GetValueOrDefault((method, path));

    private ApiOperation Add(ApiOperation operation)
    {
        _operations.Add((operation.Method, operation.Path), operation);
        return operation;
    }
}
