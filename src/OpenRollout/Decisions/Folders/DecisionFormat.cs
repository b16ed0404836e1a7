using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions.Folders;

/// <summary>Reads and writes decisions and withdrawals as JSON. Properties that it does not know are ignored.</summary>
internal static class DecisionFormat
{
    private const string Id = "id";
    private const string Flag = "flag";
    private const string Enabled = "enabled";
    private const string HoldAt = "holdAt";
    private const string Since = "since";
    private const string Withdrawn = "withdrawn";
    private const string By = "by";
    private const string Reason = "reason";
    private const string Salt = "salt";
    private const string Unstated = "not stated";

    // For people to read. The files are never part of a page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a decision.</summary>
    public static void Write(Stream to, RolloutDecision decision)
    {
        using var writer = new Utf8JsonWriter(to, Options);
        writer.WriteStartObject();
        writer.WriteString(Id, decision.Id);
        writer.WriteString(Flag, decision.FlagKey);
        if (decision.HoldAt is { } stage)
        {
            writer.WriteString(HoldAt, stage);
        }
        else
        {
            writer.WriteBoolean(Enabled, false);
        }

        writer.WriteString(Since, Write(decision.Since));
        writer.WriteString(By, decision.By);
        writer.WriteString(Reason, decision.Reason);
        if (decision.Salt is { } salt)
        {
            writer.WriteString(Salt, salt);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a withdrawal.</summary>
    public static void Write(Stream to, DecisionWithdrawal withdrawal)
    {
        using var writer = new Utf8JsonWriter(to, Options);
        writer.WriteStartObject();
        writer.WriteString(Id, withdrawal.DecisionId);
        writer.WriteString(Withdrawn, Write(withdrawal.At));
        writer.WriteString(By, withdrawal.By);
        writer.WriteString(Reason, withdrawal.Reason);
        writer.WriteEndObject();
    }

    /// <summary>Reads a decision.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="id">The identifier that the file's name states.</param>
    /// <exception cref="InvalidDataException">The text is not a decision with this identifier.</exception>
    public static RolloutDecision ReadDecision(ReadOnlyMemory<byte> utf8, string id) => Read(utf8, id, root =>
    {
        var stage = ReadText(root, HoldAt);
        if (root.TryGetProperty(Enabled, out var enabled) ? enabled.ValueKind != JsonValueKind.False : stage is null)
        {
            throw new InvalidDataException($"it needs \"{Enabled}\": false, or \"{HoldAt}\" with the name of a stage");
        }

        return new RolloutDecision
        {
            Id = id,
            FlagKey = ReadText(root, Flag) ?? throw new InvalidDataException($"it needs \"{Flag}\""),
            // Both: the stricter one counts.
            HoldAt = enabled.ValueKind == JsonValueKind.False ? null : stage,
            Since = ReadTime(root, Since),
            By = ReadText(root, By) ?? Unstated,
            Reason = ReadText(root, Reason) ?? Unstated,
            Salt = ReadText(root, Salt),
        };
    });

    /// <summary>Reads a withdrawal.</summary>
    /// <inheritdoc cref="ReadDecision"/>
    public static DecisionWithdrawal ReadWithdrawal(ReadOnlyMemory<byte> utf8, string id) => Read(utf8, id, root => new DecisionWithdrawal
    {
        DecisionId = id,
        At = ReadTime(root, Withdrawn),
        By = ReadText(root, By) ?? Unstated,
        Reason = ReadText(root, Reason) ?? Unstated,
    });

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static T Read<T>(ReadOnlyMemory<byte> utf8, string id, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidDataException("it is not a JSON object");
            }

            return ReadText(root, Id) is { } stated && stated != id
                ? throw new InvalidDataException($"it has the identifier '{PlainText.Quote(stated)}' instead of that of its name")
                : read(root);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // InvalidOperationException: a string with a lone surrogate.
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    private static string? ReadText(JsonElement root, string name)
        => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new InvalidDataException($"\"{name}\" is not a string");

    private static DateTimeOffset ReadTime(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time
            : throw new InvalidDataException($"it needs \"{name}\" with a time such as \"2026-11-26T22:15:30Z\"");

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
