using OpenFeature.Model;
using OpenRollout.Evaluation.Attributes;

namespace OpenRollout.Contexts;

/// <summary>A list in an OpenFeature context. A condition with <c>exists</c> does not convert it.</summary>
internal sealed class ContextList(IReadOnlyList<Value> values) : LazyStringList
{
    /// <inheritdoc/>
    protected override string[]? Read()
    {
        var strings = new string[values.Count];
        for (var index = 0; index < strings.Length; index++)
        {
            if (values[index]?.AsString is not { } text)
            {
                return null;
            }

            strings[index] = text;
        }

        return strings;
    }
}
