namespace Avow.Web;

/// <summary>What a person can cause and may not have: a value, turned into words by its text key.</summary>
public abstract record Refusal(string TextKey)
{
    /// <summary>The id of the sentence of the notice on which it rests, when the policy said no.</summary>
    public virtual string? Rule => null;
}
