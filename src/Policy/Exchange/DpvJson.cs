using System.Text.Json;
using System.Text.Json.Nodes;
using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Exchange;

/// <summary>The policy in the Data Privacy Vocabulary of the W3C's community group (DPV 2), as JSON-LD: one <c>dpv:Process</c> for each purpose.</summary>
public static class DpvJson
{
    /// <param name="language">One of the policy's languages.</param>
    public static string Write(PolicyFile policy, string language)
    {
        var notice = Notice.Of(policy, language);
        var controller = new JsonObject
        {
            ["@id"] = "#controller", ["@type"] = "dpv:DataController", ["dpv:hasName"] = policy.Controller.LegalName,
            ["dpv:hasAddress"] = policy.Controller.Address, ["dpv:hasContact"] = policy.Controller.PrivacyContact,
            ["dpv:hasJurisdiction"] = $"loc:{TiltJson.CountryOf(policy.Controller)}",
        };
        var graph = new JsonArray { controller };
        foreach (var recipient in policy.Recipients)
        {
            graph.Add(new JsonObject
            {
                ["@id"] = $"#recipient-{recipient.Id}", ["@type"] = recipient.Role == "processor" ? "dpv:DataProcessor" : "dpv:ThirdParty", ["dpv:hasName"] = recipient.Name,
                ["dct:description"] = recipient.Why.In(language), ["dpv:hasLocation"] = Words(recipient.Countries.Select(c => $"loc:{c}")),
            });
        }

        foreach (var purpose in policy.Purposes)
        {
            graph.Add(Process(purpose, notice, language));
        }

        return new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dpv"] = "https://w3id.org/dpv#", ["eu-gdpr"] = "https://w3id.org/dpv/legal/eu/gdpr#", ["loc"] = "https://w3id.org/dpv/loc#", ["dct"] = "http://purl.org/dc/terms/", ["@language"] = language,
            },
            ["@graph"] = graph,
        }.ToJsonString(TiltJson.Readable) + "\n";
    }

    private static JsonObject Process(Purpose purpose, NoticeText notice, string language)
    {
        var process = new JsonObject
        {
            ["@id"] = $"#{purpose.Id}",
            ["@type"] = "dpv:Process",
            [purpose.Role == Role.Processor ? "dpv:hasDataProcessor" : "dpv:hasDataController"] = new JsonObject { ["@id"] = "#controller" },
            ["dpv:hasPurpose"] = new JsonObject { ["@type"] = "dpv:Purpose", ["dct:description"] = purpose.Why.In(language) },
            ["dpv:hasDataSubject"] = Words(purpose.People),
            ["dpv:hasPersonalData"] = Words(purpose.Data ?? []),
            ["dpv:hasDataSource"] = Words(purpose.Sources),
            ["dpv:hasRecipient"] = new JsonArray([.. purpose.Recipients.Select(r => (JsonNode)new JsonObject { ["@id"] = $"#recipient-{r}" })]),
            ["dpv:hasStorageCondition"] = new JsonArray([.. purpose.Keep.Select(k => (JsonNode)Storage(purpose, k, notice))]),
        };
        if (TiltJson.Article(purpose.Basis) is { } article)
        {
            process["dpv:hasLegalBasis"] = $"eu-gdpr:A6-1-{article}";
        }

        if (purpose.Basis == Basis.LegitimateInterests)
        {
            process["dpv:hasLegitimateInterest"] = new JsonObject { ["dct:description"] = purpose.Interest.In(language) };
        }

        return process;
    }

    private static JsonObject Storage(Purpose purpose, KeepRule rule, NoticeText notice)
    {
        var storage = new JsonObject
        {
            ["@type"] = "dpv:StorageCondition", ["dct:title"] = rule.Kind, ["dct:description"] = notice.Find($"keep.{purpose.Id}.{rule.Kind}")?.Text ?? rule.ToString(),
        };
        if (rule.Terms.Where(t => t.Period is not null).Select(t => $"{IsoPeriod.Of(t.Period!.Value)} after {t.Clock}").ToList() is { Count: > 0 } periods)
        {
            storage["dpv:hasDuration"] = Words(periods);
        }

        return storage;
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)JsonValue.Create(w)!)]);
}
