using System.Text.Json;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Populations;

/// <summary>Describes a synthetic population: its size, and the distribution of each attribute. Attributes are independent of each other.</summary>
internal sealed class PopulationDescription
{
    private const long DefaultUsers = 100_000;

    /// <summary>Gets the number of users.</summary>
    public long Users { get; init; } = DefaultUsers;

    /// <summary>Gets the seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the distributions by the ordinal of the attribute.</summary>
    public IReadOnlyDictionary<int, ValueDistribution> Distributions { get; init; } = new Dictionary<int, ValueDistribution>();

    /// <summary>Returns the description to use if there is none: closed values and booleans are evenly distributed, other attributes are absent.</summary>
    public static PopulationDescription Even(RolloutProgram program)
    {
        var distributions = new Dictionary<int, ValueDistribution>();
        for (var ordinal = 1; ordinal < program.Attributes.Count; ordinal++)
        {
            var attribute = program.Attributes[ordinal];
            if (attribute.Values is { Count: > 0 } values)
            {
                distributions.Add(ordinal, ValueDistribution.Of([.. values.Select(value => (AttributeValue.From(value), 1.0))]));
            }
            else if (attribute.Type == AttributeType.Boolean)
            {
                distributions.Add(ordinal, ValueDistribution.Of([(AttributeValue.From(true), 1), (AttributeValue.From(false), 1)]));
            }
        }

        return new PopulationDescription { Distributions = distributions };
    }

    /// <summary>Parses a description.</summary>
    /// <param name="json">An object such as <c>{ "users": 100000, "attributes": { "country": { "NO": 60, "SE": 40 } } }</c>.</param>
    /// <param name="program">The program whose attributes it describes.</param>
    /// <exception cref="FormatException">The description is not valid. The message says why.</exception>
    public static PopulationDescription Parse(Stream json, RolloutProgram program)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement, program);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"not valid JSON: {exception.Message}", exception);
        }
    }

    private static PopulationDescription Parse(JsonElement root, RolloutProgram program)
    {
        Require(root.ValueKind == JsonValueKind.Object, "a population must be a JSON object");
        var (users, seed) = (DefaultUsers, 1UL);
        var distributions = new Dictionary<int, ValueDistribution>();
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "users":
                    Require(member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out users) && users > 0, "'users' must be a whole number above 0");
                    break;
                case "seed":
                    Require(member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetUInt64(out seed), "'seed' must be a whole number");
                    break;
                case "attributes":
                    Require(member.Value.ValueKind == JsonValueKind.Object, "'attributes' must be an object");
                    foreach (var attribute in member.Value.EnumerateObject())
                    {
                        var ordinal = Array.IndexOf(program.AttributeNames, attribute.Name);
                        Require(ordinal >= 0, $"the manifest declares no attribute '{PlainText.Quote(attribute.Name)}'{NearestName.Suggest(attribute.Name, program.AttributeNames)}");
                        distributions[ordinal] = DistributionReader.Read(program.Attributes[ordinal], attribute.Value);
                    }

                    break;
                case "$schema":
                    break;
                default:
                    throw new FormatException($"unknown property '{PlainText.Quote(member.Name)}'{NearestName.Suggest(member.Name, ["users", "seed", "attributes"])}");
            }
        }

        return new PopulationDescription { Users = users, Seed = seed, Distributions = distributions };
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new FormatException(message);
        }
    }
}
