using System.ComponentModel;
using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Converts attributes for generated contexts. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttributeContext
{
    /// <summary>Creates an OpenFeature context with the attributes that are present.</summary>
    /// <param name="names">The names of the attributes.</param>
    /// <param name="attributes">The attributes, in the order of their names.</param>
    internal static EvaluationContext Build(ReadOnlySpan<string> names, ReadOnlySpan<AttributeValue> attributes)
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

    /// <summary>Creates an OpenFeature context with the attributes of a typed context that are present.</summary>
    /// <param name="layout">The names of the attributes.</param>
    /// <param name="attributes">The attributes, in the order of the layout.</param>
    /// <returns>A new context.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="layout"/> is null.</exception>
    public static EvaluationContext Build(FlagContextLayout layout, ReadOnlySpan<AttributeValue> attributes)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Build(layout.Names, attributes);
    }

    /// <summary>Returns the boolean of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The boolean, or null if the attribute is absent or not a boolean.</returns>
    public static bool? ToBoolean(AttributeValue attribute) => attribute.TryGetBoolean(out var value) ? value : null;

    /// <summary>Returns the number of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The number, or null if the attribute is absent or not a finite number.</returns>
    public static double? ToNumber(AttributeValue attribute) => attribute.TryGetNumber(out var value) ? value : null;

    /// <summary>Returns the time of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The time in UTC, or null if the attribute is absent or not a time.</returns>
    public static DateTimeOffset? ToTime(AttributeValue attribute)
        => attribute.TryGetUtcTicks(out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Creates an attribute with a copy of some strings; null creates an absent attribute.</summary>
    /// <param name="strings">The strings, or null.</param>
    /// <returns>The attribute.</returns>
    public static AttributeValue FromStrings(IReadOnlyList<string>? strings) => AttributeValue.From(strings?.ToArray());

    /// <summary>Creates an OpenFeature context from a typed one without a defensive copy of it, which would be slow with hundreds of attributes.</summary>
    internal static EvaluationContext From<TContext>(in TContext context)
        where TContext : struct, IFlagContext<TContext>
        => Unsafe.AsRef(in context).ToEvaluationContext();

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
