using Xunit.Abstractions;
using Xunit.Sdk;

namespace App.Tests.Harness;

/// <summary>The test shows that a promise of the policies is kept. <c>docs/promises.md</c> lists them; <c>--filter Promise=D-11</c> runs them.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[TraitDiscoverer("App.Tests.Harness.PromiseTraits", "App.Tests")]
public sealed class PromiseAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
}

public sealed class PromiseTraits : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Promise", (string)traitAttribute.GetConstructorArguments().Single())];
}
