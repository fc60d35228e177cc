using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Web;

namespace Avow.Promises;

/// <summary>The notice of each version, made once: a version never changes.</summary>
public static class NoticeShelf
{
    private static readonly ConditionalWeakTable<PolicyFile, ConcurrentDictionary<(string Language, string? Brand), NoticeText>> Made = new();

    /// <summary>The notice in a language, or in the policy's own when it has no texts in that one.</summary>
    /// <param name="brand">The brand whose copy is wanted, or null for everything.</param>
    public static NoticeText Of(PolicyFile policy, string language, string? brand = null)
    {
        var spoken = policy.Languages.Contains(language) ? language : policy.Languages[0];
        return Made.GetOrCreateValue(policy).GetOrAdd((spoken, brand), key => Notice.Of(policy, key.Language, key.Brand));
    }

    /// <inheritdoc cref="Of(PolicyFile, string, string?)"/>
    public static NoticeText Of(PolicyFile policy, Say say) => Of(policy, say.Language);
}
