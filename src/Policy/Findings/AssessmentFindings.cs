using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Findings;

/// <summary>What stands in files beside the policy and has a date: assessments, agreements, look-ups, duties.</summary>
internal static class AssessmentFindings
{
    private static readonly string[] Clauses = ["scc", "idta", "uk-addendum", "bcr"];
    private static readonly string[] Frameworks = ["eu-us-dpf", "uk-extension"];

    public static IEnumerable<Finding> Missing(PolicyFile policy)
    {
        foreach (var purpose in policy.Purposes.Where(p => p.Screening is null && (p.Profiling.Count > 0 || p.Data?.Contains("recording") == true)))
        {
            yield return Finding.Of("NO-SCREENING", $"`{purpose.Id}` {(purpose.Profiling.Count > 0 ? "sorts people by what they did" : "records people")}, and nobody screened the risks.", purpose.At, "Add `screening:` with file, by, on and review.");
        }

        foreach (var recipient in policy.Recipients.Where(r => r.TransferTest is null && !r.Safeguards.Intersect(Frameworks).Any() && r.Safeguards.Intersect(Clauses).Any()))
        {
            yield return Finding.Of("NO-TRANSFER-TEST", $"The transfer to `{recipient.Id}` rests on clauses ({string.Join(", ", recipient.Safeguards)}), and nobody tested it.", recipient.At, "Add `transfer-test:` with file, by, on and review.");
        }
    }

    /// <param name="today">A civil day in the organisation's zone.</param>
    public static IEnumerable<Finding> Overdue(PolicyFile policy, LocalDate today)
    {
        foreach (var (code, name, on, review, at) in Dated(policy))
        {
            if (on > today && code != "AGREEMENT-OVERDUE")
            {
                yield return Finding.Of("DATE-IN-FUTURE", $"{name} has the date {on:uuuu-MM-dd}, which lies ahead.", at, "Write the day on which it was done.");
            }
            else if (review.After(on) < today)
            {
                yield return Finding.Of(code, $"{name} of {on:uuuu-MM-dd} was to be looked at by {review.After(on):uuuu-MM-dd}.", at, "Look at it again and write the new date.");
            }
        }

        foreach (var duty in policy.Duties.Where(d => d.LastDone > today))
        {
            yield return Finding.Of("DATE-IN-FUTURE", $"The duty `{duty.Id}` was last done on {duty.LastDone:uuuu-MM-dd}, which lies ahead.", duty.At, "Write the day on which it was done.");
        }
    }

    private static IEnumerable<(string Code, string Name, LocalDate On, KeepPeriod Review, Place At)> Dated(PolicyFile policy)
    {
        var year = new KeepPeriod(1, PeriodUnit.Years);
        foreach (var purpose in policy.Purposes)
        {
            foreach (var (what, test) in new[] { ("assessment", purpose.Assessment), ("screening", purpose.Screening) })
            {
                if (test is not null)
                {
                    yield return ("ASSESSMENT-OVERDUE", $"The {what} of `{purpose.Id}`", test.On, test.Review, test.At);
                }
            }

            if (purpose.Agreement is { } agreement)
            {
                yield return ("AGREEMENT-OVERDUE", $"The agreement of `{purpose.Id}`", agreement.Since, agreement.Review, agreement.At);
            }
        }

        foreach (var recipient in policy.Recipients)
        {
            if (recipient.TransferTest is { } test)
            {
                yield return ("ASSESSMENT-OVERDUE", $"The transfer test of `{recipient.Id}`", test.On, test.Review, test.At);
            }

            if (recipient is { AgreementSignedOn: { } signed, AgreementReview: { } review })
            {
                yield return ("AGREEMENT-OVERDUE", $"The agreement with `{recipient.Id}`", signed, review, recipient.At);
            }

            if (recipient.CheckedOn is { } look)
            {
                yield return ("CHECK-OVERDUE", $"The look-up of `{recipient.Id}`", look, year, recipient.At);
            }
        }
    }
}
