using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace App.Tests.Harness;

/// <summary>Runs the test once on SQLite and once on PostgreSQL: <c>[Databases] public async Task Something(DatabaseKind database)</c>.
/// Stands alone, without <c>[Theory]</c>; data attributes beside it give further arguments, each row on both databases.</summary>
/// <remarks>PostgreSQL is the server of <c>AVOW_TEST_POSTGRES</c>, a connection that may create databases. Without it that case is
/// skipped and says so; it never passes unseen.</remarks>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("App.Tests.Harness.DatabasesDiscoverer", "App.Tests")]
public sealed class DatabasesAttribute : FactAttribute;

/// <summary>As <see cref="DatabasesAttribute"/>, for what only PostgreSQL does: row-level security, locks between writers.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("App.Tests.Harness.DatabasesDiscoverer", "App.Tests")]
public sealed class PostgresAttribute : FactAttribute;

/// <summary>Makes the cases of a test that runs on several databases.</summary>
public sealed class DatabasesDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        var skipped = attribute.GetNamedArgument<string?>("Skip");
        DatabaseKind[] kinds = ((IReflectionAttributeInfo)attribute).Attribute is PostgresAttribute ? [DatabaseKind.Postgres] : Enum.GetValues<DatabaseKind>();
        foreach (var row in Rows(method))
        {
            foreach (var kind in kinds)
            {
                yield return Case(options, method, [kind, .. row], skipped ?? TestServer.WhyNot(kind));
            }
        }
    }

    private IXunitTestCase Case(ITestFrameworkDiscoveryOptions options, ITestMethod method, object[] arguments, string? skip)
    {
        var (display, displayOptions) = (options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault());
        return skip is null
            ? new XunitTestCase(messages, display, displayOptions, method, arguments)
            : new XunitSkippedDataRowTestCase(messages, display, displayOptions, method, skip, arguments);
    }

    private static IEnumerable<object[]> Rows(ITestMethod method)
    {
        var data = method.Method.GetCustomAttributes(typeof(DataAttribute)).Cast<IReflectionAttributeInfo>().Select(a => (DataAttribute)a.Attribute).ToList();
        return data.Count == 0 ? [[]] : data.SelectMany(d => d.GetData(method.Method.ToRuntimeMethod()));
    }
}
