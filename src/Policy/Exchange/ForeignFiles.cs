using Avow.Policy.Reading;

namespace Avow.Policy.Exchange;

/// <summary>Reads TILT, DPV JSON-LD and the YAML of Fides: each leniently, each into the same words.</summary>
internal static class ForeignFiles
{
    private static readonly Dictionary<string, string> FidesBases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Consent"] = "consent", ["Contract"] = "contract", ["Legal obligations"] = "legal-obligation", ["Legal Obligation"] = "legal-obligation",
        ["Vital interests"] = "vital-interests", ["Public interest"] = "public-task", ["Legitimate interests"] = "legitimate-interests", ["Legitimate Interest"] = "legitimate-interests",
    };

    /// <summary>What it says; null when it is none of the three.</summary>
    public static BroughtPolicy? Of(Node root) => root switch
    {
        _ when root.At("dataDisclosed") is not null => Tilt(root),
        _ when root.At("@graph") is not null || root.At("@context") is not null => Dpv(root),
        _ when root.At("system") is not null || root.At("privacy_declarations") is not null => Fides(root),
        _ => null,
    };

    private static BroughtPolicy Tilt(Node root)
    {
        var controller = root.At("controller");
        var brought = new BroughtPolicy("TILT")
        {
            Language = root.At("meta").Words("language") ?? "en", Name = controller.Words("name"), Address = controller.Words("address"), Country = controller.Words("country"),
            Contact = root.At("dataProtectionOfficer").Words("email") ?? controller.At("representative").Words("email"),
        };
        foreach (var disclosed in root.At("dataDisclosed").Items())
        {
            foreach (var named in disclosed.At("purposes").Items())
            {
                var purpose = brought.Purpose(named.Words("purpose") ?? "Unnamed purpose");
                purpose.Why ??= named.Words("description");
                purpose.Basis ??= Article(disclosed.At("legalBases").Items().Select(b => b.Words("reference")));
                purpose.Interest ??= disclosed.At("legitimateInterests").Items().Select(i => i.Words("reasoning")).FirstOrDefault();
                BroughtPolicy.AddOnce(purpose.Data, disclosed.Words("category"));
                foreach (var recipient in disclosed.At("recipients").Items())
                {
                    brought.Receives(purpose, recipient.Words("name") ?? recipient.Words("category") ?? "Unnamed recipient", recipient.Words("country"));
                }

                Store(purpose, disclosed);
            }
        }

        LeaveOut(brought, root, "automatedDecisionMaking", "changesOfPurpose", "thirdCountryTransfers");
        return brought;
    }

    private static void Store(BroughtPurpose purpose, Node disclosed)
    {
        foreach (var storage in disclosed.At("storage").Items())
        {
            var kept = storage.At("temporal").Items().Select(t => new BroughtKeep(t.Words("description"), t.Words("ttl"), null))
                .Concat(storage.At("purposeConditional").AllWords().Select(words => new BroughtKeep(words, null, words)));
            purpose.Keep.AddRange(kept.Where(k => !purpose.Keep.Contains(k)));
        }
    }

    private static BroughtPolicy Dpv(Node root)
    {
        var nodes = (root.At("@graph") is { } graph ? graph.Items() : [root]).ToList();
        var byId = nodes.Where(n => n.Words("@id") is not null).GroupBy(n => n.Words("@id")!).ToDictionary(g => g.Key, g => g.First());
        Node Resolved(Node node) => (node as MapNode)?.Entries.Count == 1 && node.Words("@id") is { } id && byId.TryGetValue(id, out var found) ? found : node;
        var controller = nodes.Find(n => n.At("@type").AllWords().Any(t => t.EndsWith("DataController", StringComparison.Ordinal)));
        var brought = new BroughtPolicy("DPV")
        {
            Language = root.At("@context").Words("@language") ?? "en", Name = controller.Words("dpv:hasName"), Address = controller.Words("dpv:hasAddress"),
            Contact = controller.Words("dpv:hasContact"), Country = Local(controller.Words("dpv:hasJurisdiction")),
        };
        foreach (var process in nodes.Where(n => n.At("dpv:hasPurpose") is not null))
        {
            var named = Resolved(process.At("dpv:hasPurpose").Items().First());
            var purpose = brought.Purpose(Local(process.Words("@id") ?? named.Words("@id") ?? named.Words()) ?? "Unnamed purpose");
            purpose.Why ??= named.Words("dct:description") ?? Local(named.Words());
            purpose.Basis ??= Article(process.At("dpv:hasLegalBasis").AllWords());
            purpose.Interest ??= process.Words("dpv:hasLegitimateInterest");
            process.At("dpv:hasPersonalData").AllWords().ToList().ForEach(d => BroughtPolicy.AddOnce(purpose.Data, Local(d)));
            process.At("dpv:hasDataSubject").AllWords().ToList().ForEach(p => BroughtPolicy.AddOnce(purpose.People, Local(p)));
            foreach (var recipient in process.At("dpv:hasRecipient").Items().Select(Resolved))
            {
                brought.Receives(purpose, recipient.Words("dpv:hasName") ?? Local(recipient.Words()) ?? "Unnamed recipient", Local(recipient.Words("dpv:hasLocation")));
            }

            foreach (var storage in process.At("dpv:hasStorageCondition").Items().Select(Resolved))
            {
                var durations = storage.At("dpv:hasDuration").AllWords().ToList();
                var what = storage.Words("dct:title") ?? storage.Words("dct:description");
                purpose.Keep.AddRange(durations.Count == 0 ? [new(what, null, storage.Words("dct:description"))] : durations.Select(d => new BroughtKeep(what, d, null)));
            }
        }

        return brought;
    }

    private static BroughtPolicy Fides(Node root)
    {
        var brought = new BroughtPolicy("Fides");
        foreach (var system in root.At("system") is { } systems ? systems.Items() : [root])
        {
            brought.Name ??= system.Words("organization_fides_key") is "default_organization" ? null : system.Words("organization_fides_key");
            foreach (var declared in system.At("privacy_declarations").Items())
            {
                var purpose = brought.Purpose(declared.Words("name") ?? declared.Words("data_use") ?? system.Words("name") ?? "Unnamed purpose");
                purpose.Why ??= declared.Words("purpose") ?? system.Words("description") ?? declared.Words("data_use");
                purpose.Basis ??= declared.Words("legal_basis_for_processing") is { } basis ? FidesBases.GetValueOrDefault(basis, basis) : null;
                declared.At("data_categories").AllWords().ToList().ForEach(d => BroughtPolicy.AddOnce(purpose.Data, d));
                declared.At("data_subjects").AllWords().ToList().ForEach(p => BroughtPolicy.AddOnce(purpose.People, p));
                declared.At("third_parties").AllWords().ToList().ForEach(r => brought.Receives(purpose, r, null));
                if (declared.Words("retention_period") is { } period)
                {
                    purpose.Keep.Add(new(null, period.All(char.IsAsciiDigit) ? $"P{period}D" : period, null));
                }
            }
        }

        LeaveOut(brought, root, "dataset", "policy", "organization");
        return brought;
    }

    private static void LeaveOut(BroughtPolicy brought, Node root, params string[] keys) =>
        brought.LeftOut.AddRange(keys.Where(k => root.At(k).Items().Any()).Select(k => $"`{k}`: a policy file says this in another way; look at it by hand"));

    /// <summary>"GDPR-6-1-f" and "eu-gdpr:A6-1-f" as the basis of Art. 6(1)(f); any other reference as it stands.</summary>
    private static string? Article(IEnumerable<string?> references)
    {
        var all = references.OfType<string>().ToList();
        var known = all.Find(r => r.Contains("6-1-", StringComparison.Ordinal) && "abcdef".Contains(r[^1]));
        return known is null
            ? all.FirstOrDefault()
            : known[^1] switch { 'a' => "consent", 'b' => "contract", 'c' => "legal-obligation", 'd' => "vital-interests", 'e' => "public-task", _ => "legitimate-interests" };
    }

    /// <summary>The last part of an address or a prefixed name: "dpv:Marketing" is "Marketing".</summary>
    private static string? Local(string? name) => name?[(name.LastIndexOfAny(['#', '/', ':']) + 1)..];
}
