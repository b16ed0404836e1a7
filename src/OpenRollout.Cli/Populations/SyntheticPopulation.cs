using System.Globalization;
using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Populations;

/// <summary>Users that are drawn from a description. The same description gives the same users everywhere.</summary>
internal sealed class SyntheticPopulation : Population
{
    private readonly PopulationDescription _description;
    private readonly (int Ordinal, ValueDistribution Distribution)[] _distributions;
    private readonly AttributeValue[] _attributes;
    private readonly bool _hasKeys;
    private RandomSequence _random;
    private long _drawn;

    /// <summary>Initializes a new instance of the <see cref="SyntheticPopulation"/> class.</summary>
    public SyntheticPopulation(PopulationDescription description, long? users, RolloutProgram program)
    {
        _description = description;
        _distributions = [.. description.Distributions.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        _hasKeys = description.Distributions.ContainsKey(RolloutProgram.TargetingKeyOrdinal);
        _attributes = new AttributeValue[program.Attributes.Count];
        _random = new RandomSequence(description.Seed);
        Users = users ?? description.Users;
    }

    /// <summary>Gets the number of users.</summary>
    public long Users { get; }

    /// <inheritdoc/>
    public override long? Count => Users;

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"synthetic users (seed {_description.Seed})");

    /// <inheritdoc/>
    public override AttributeValue[]? Next()
    {
        if (_drawn == Users)
        {
            return null;
        }

        _drawn++;
        if (!_hasKeys)
        {
            _attributes[RolloutProgram.TargetingKeyOrdinal] = AttributeValue.From(string.Create(CultureInfo.InvariantCulture, $"user-{_drawn}"));
        }

        foreach (var (ordinal, distribution) in _distributions)
        {
            _attributes[ordinal] = distribution.Pick(_random.NextDouble());
        }

        return _attributes;
    }
}
