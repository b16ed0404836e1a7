using System.Text.Json;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Populations;

/// <summary>
/// Reads the distribution of an attribute: shares by value (<c>{ "NO": 60, "SE": 40 }</c>), a list for values that are not
/// strings or absent (<c>[{ "value": null, "share": 5 }]</c>), or a range of numbers or times (<c>{ "from": 13, "to": 80 }</c>).
/// </summary>
internal static class DistributionReader
{
    /// <summary>Reads a distribution.</summary>
    /// <exception cref="FormatException">The distribution is not valid.</exception>
    public static ValueDistribution Read(AttributeDefinition attribute, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && attribute.Type is AttributeType.Number or AttributeType.DateTime
            && json.TryGetProperty("from", out var from) && json.TryGetProperty("to", out var to))
        {
            return attribute.Type == AttributeType.Number ? ReadNumbers(attribute, from, to) : ReadTimes(attribute, from, to);
        }

        (AttributeValue Value, double Share)[] shares = json.ValueKind switch
        {
            JsonValueKind.Object => [.. json.EnumerateObject().Select(member => (ParseValue(attribute, member.Name), ReadShare(attribute, member.Value)))],
            JsonValueKind.Array => [.. json.EnumerateArray().Select(item => ReadItem(attribute, item))],
            _ => throw Invalid(attribute, "must be an object of shares by value, a list of values with shares, or a range"),
        };
        return shares.Sum(share => share.Share) > 0 ? ValueDistribution.Of(shares) : throw Invalid(attribute, "needs a share above 0");
    }

    private static (AttributeValue Value, double Share) ReadItem(AttributeDefinition attribute, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("value", out var value) || !item.TryGetProperty("share", out var share))
        {
            throw Invalid(attribute, "needs 'value' and 'share' in each item");
        }

        return (value.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.String => ParseValue(attribute, value.GetString()!),
            JsonValueKind.True or JsonValueKind.False => AttributeValue.From(value.GetBoolean()),
            JsonValueKind.Number => AttributeValue.From(value.GetDouble()),
            JsonValueKind.Array => AttributeValue.From([.. value.EnumerateArray().Select(each => each.GetString()!)]),
            _ => throw Invalid(attribute, "has a value that is an object"),
        }, ReadShare(attribute, share));
    }

    private static AttributeValue ParseValue(AttributeDefinition attribute, string text)
        => AttributeText.Parse(attribute, text) is { IsPresent: true } value ? value : throw Invalid(attribute, $"needs {AttributeText.Describe(attribute.Type)}, not '{PlainText.Quote(text)}'");

    private static double ReadShare(AttributeDefinition attribute, JsonElement json)
        => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var share) && share >= 0 && double.IsFinite(share) ? share : throw Invalid(attribute, "needs shares that are numbers from 0 on");

    private static ValueDistribution ReadNumbers(AttributeDefinition attribute, JsonElement from, JsonElement to)
        => from.ValueKind == JsonValueKind.Number && to.ValueKind == JsonValueKind.Number && from.GetDouble() <= to.GetDouble()
            ? ValueDistribution.Numbers(from.GetDouble(), to.GetDouble())
            : throw Invalid(attribute, "needs numbers in 'from' and 'to', in ascending order");

    private static ValueDistribution ReadTimes(AttributeDefinition attribute, JsonElement from, JsonElement to)
        => from.ValueKind == JsonValueKind.String && to.ValueKind == JsonValueKind.String
            && Rfc3339.TryParse(from.GetString()!, out var first) && Rfc3339.TryParse(to.GetString()!, out var last) && first <= last
            ? ValueDistribution.Times(first, last)
            : throw Invalid(attribute, "needs times such as 2026-12-01T08:00:00Z in 'from' and 'to', in ascending order");

    private static FormatException Invalid(AttributeDefinition attribute, string message) => new($"'{PlainText.Quote(attribute.Name)}' {message}");
}
