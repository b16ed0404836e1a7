using OpenRollout.Evaluation;

namespace OpenRollout.Tests.Generators;

/// <summary>Gives values when they are asked for.</summary>
internal sealed class PreparedSource(AttributeValue[] values) : AttributeSource
{
    private readonly AttributeValue[] _values = values;

    public override AttributeValue Read(int ordinal) => _values[ordinal];
}
