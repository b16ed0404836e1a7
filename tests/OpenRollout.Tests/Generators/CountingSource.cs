using OpenRollout.Evaluation;

namespace OpenRollout.Tests.Generators;

/// <summary>Gives values when they are asked for, and counts how often each is.</summary>
internal sealed class CountingSource(AttributeValue[] values) : AttributeSource
{
    private readonly AttributeValue[] _values = values;

    public int[] Reads { get; } = new int[values.Length];

    public override AttributeValue Read(int ordinal)
    {
        Reads[ordinal]++;
        return _values[ordinal];
    }
}
