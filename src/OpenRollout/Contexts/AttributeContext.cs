using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Makes OpenFeature contexts of attributes; generated contexts do it through here.</summary>
public static class AttributeContext
{
    /// <summary>Makes a context of the attributes that are present.</summary>
    /// <param name="names">The names of the attributes, in their order.</param>
    /// <param name="attributes">The attributes.</param>
    public static EvaluationContext Build(ReadOnlySpan<string> names, ReadOnlySpan<AttributeValue> attributes)
    {
        var builder = EvaluationContext.Builder();
        for (var index = 0; index < attributes.Length; index++)
        {
            if (Convert(attributes[index]) is { } value)
            {
                builder.Set(names[index], value);
            }
        }

        return builder.Build();
    }

    /// <summary>Makes a context of what a program has read; null where there is none.</summary>
    internal static EvaluationContext? Build(RolloutProgram? program, AttributeValue[]? attributes)
        => program is null || attributes is null
            ? null
            : Build([.. program.Attributes.Select(attribute => attribute.Name)], attributes);

    private static Value? Convert(AttributeValue attribute)
    {
        if (attribute.AsString() is { } text)
        {
            return new Value(text);
        }

        if (attribute.AsStringList() is { } list)
        {
            return new Value([.. list.Select(item => new Value(item))]);
        }

        return attribute.TryGetBoolean(out var boolean) ? new Value(boolean)
            : attribute.TryGetNumber(out var number) ? new Value(number)
            : attribute.TryGetUtcTicks(out var ticks) ? new Value(new DateTime(ticks, DateTimeKind.Utc))
            : attribute.IsPresent ? new Value(Structure.Empty)
            : null;
    }
}
