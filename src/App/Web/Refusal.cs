namespace Avow.Web;

/// <summary>What a person can cause and may not have: a value, turned into words by its text key.</summary>
public abstract record Refusal(string TextKey);
