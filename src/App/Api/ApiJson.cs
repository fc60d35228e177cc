using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Api;

/// <summary>How values stand in JSON: names in camel case, words of a list in kebab case, instants in UTC, dates as dates.</summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        // Sent as JSON and never put into a page: an apostrophe may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            new Written<Instant>(InstantPattern.ExtendedIso.Format),
            new Written<LocalDate>(LocalDatePattern.Iso.Format),
            new Written<VersionId>(v => v.ToString()),
            new Written<KeepPeriod>(p => p.ToString()),
        },
    };

    /// <summary>The JSON Schema format of what is written as text; null for other types.</summary>
    internal static string? FormatOf(Type type) => type == typeof(Instant) ? "date-time" : type == typeof(LocalDate) ? "date" : null;

    internal static bool IsText(Type type) => type == typeof(Instant) || type == typeof(LocalDate) || type == typeof(VersionId) || type == typeof(KeepPeriod);

    /// <summary>Only written: what comes in is read as a form is.</summary>
    private sealed class Written<T>(Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
