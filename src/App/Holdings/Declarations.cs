namespace Avow.Holdings;

/// <summary>The column holds personal data of the named category; the policy file says for how long.</summary>
/// <param name="category">A category of the policy's dictionary, such as <c>name</c> or <c>phone</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(string category) : Attribute
{
    public string Category { get; } = category;
}

/// <summary>The column holds no personal data, and this is why.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>The table belongs to no organisation: few, small, without keys into owned tables.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GlobalTableAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
