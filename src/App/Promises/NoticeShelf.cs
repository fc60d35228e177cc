using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Web;

namespace Avow.Promises;

/// <summary>The notice of each version, made once: a version never changes.</summary>
public static class NoticeShelf
{
    private static readonly ConditionalWeakTable<PolicyFile, ConcurrentDictionary<string, NoticeText>> Made = new();

    /// <summary>The notice in a language, or in the policy's own when it has no texts in that one.</summary>
    public static NoticeText Of(PolicyFile policy, string language)
    {
        var spoken = policy.Languages.Contains(language) ? language : policy.Languages[0];
        return Made.GetOrCreateValue(policy).GetOrAdd(spoken, l => Notice.Of(policy, l));
    }

    /// <inheritdoc cref="Of(PolicyFile, string)"/>
    public static NoticeText Of(PolicyFile policy, Say say) => Of(policy, say.Language);
}
