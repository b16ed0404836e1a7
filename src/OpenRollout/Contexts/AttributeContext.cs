using System.ComponentModel;
using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>Makes OpenFeature contexts of attributes; generated contexts do it through here.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AttributeContext
{
    /// <summary>Makes a context of the attributes that are present.</summary>
    /// <param name="names">The names of the attributes, in their order.</param>
    /// <param name="attributes">The attributes.</param>
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

    /// <summary>Makes a context of the attributes of a typed context that are present.</summary>
    /// <param name="layout">The names of the attributes.</param>
    /// <param name="attributes">The attributes, in the order of the layout.</param>
    public static EvaluationContext Build(FlagContextLayout layout, ReadOnlySpan<AttributeValue> attributes)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return Build(layout.Names, attributes);
    }

    /// <summary>Returns a boolean; null where the attribute is absent.</summary>
    /// <param name="attribute">The attribute.</param>
    public static bool? ToBoolean(AttributeValue attribute) => attribute.TryGetBoolean(out var value) ? value : null;

    /// <summary>Returns a number; null where the attribute is absent, or not finite and so of no use to any condition.</summary>
    /// <param name="attribute">The attribute.</param>
    public static double? ToNumber(AttributeValue attribute) => attribute.TryGetNumber(out var value) ? value : null;

    /// <summary>Returns a time, in UTC; null where the attribute is absent.</summary>
    /// <param name="attribute">The attribute.</param>
    public static DateTimeOffset? ToTime(AttributeValue attribute)
        => attribute.TryGetUtcTicks(out var ticks) ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Makes an attribute of a copy of some strings; null makes an absent one.</summary>
    /// <param name="strings">The strings.</param>
    public static AttributeValue FromStrings(IReadOnlyList<string>? strings) => AttributeValue.From(strings?.ToArray());

    /// <summary>Makes a context of a typed one without copying that: calling its method makes a copy, which takes long where it has hundreds of attributes.</summary>
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
