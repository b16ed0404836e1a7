using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Explanations;

namespace OpenRollout.Evaluation;

/// <summary>
/// The value of one attribute of an evaluation context, in 16 bytes; making one from a boolean, number, time or string
/// allocates nothing. The default is an attribute that is absent.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttributeValue
{
    private const int FalseMask = 1;
    private const int TrueMask = 2;

    private static readonly object BooleanMarker = new();
    private static readonly object NumberMarker = new();
    private static readonly object TimeMarker = new();
    private static readonly object OtherMarker = new();

    /// <summary>A string, a list of strings, or a marker that tells what the bits mean; null when absent.</summary>
    private readonly object? _content;

    /// <summary>A boolean's mask, a number's bits, a time's ticks, or a string's <see cref="Keys.Fingerprint"/>.</summary>
    private readonly long _bits;

    private AttributeValue(object? content, long bits = 0)
    {
        _content = content;
        _bits = bits;
    }

    /// <summary>A value that is present but of no type that a condition can compare.</summary>
    internal static AttributeValue Other => new(OtherMarker);

    /// <summary>Stands, where boxed values are kept, for an attribute that is known to be absent: null says that nobody has looked yet.</summary>
    internal static object Absent { get; } = new();

    /// <summary>Whether the attribute is there and not null, of whatever type.</summary>
    internal bool IsPresent => _content is not null;

    /// <summary>Makes a string; null makes an absent attribute.</summary>
    public static AttributeValue From(string? value) => value is null ? default : new(value, (long)Keys.Fingerprint.Of(value));

    /// <summary>Makes a boolean; null makes an absent attribute.</summary>
    public static AttributeValue From(bool? value) => value is { } given ? new(BooleanMarker, given ? TrueMask : FalseMask) : default;

    /// <summary>Makes a number; null makes an absent attribute. What is not finite can be compared with nothing.</summary>
    public static AttributeValue From(double? value)
        => value is not { } given ? default : double.IsFinite(given) ? new(NumberMarker, BitConverter.DoubleToInt64Bits(given)) : Other;

    /// <summary>Makes a point in time; null makes an absent attribute.</summary>
    public static AttributeValue From(DateTimeOffset? value) => value is { } given ? new(TimeMarker, given.UtcTicks) : default;

    /// <summary>Makes a point in time; an unspecified kind is UTC, a local time is converted.</summary>
    internal static AttributeValue From(DateTime value)
        => new(TimeMarker, value.Kind == DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks);

    /// <summary>Makes a list of strings, which must not be changed afterwards; null makes an absent attribute, a null item one of no type.</summary>
    internal static AttributeValue From(string[]? value) => value is not null && Array.IndexOf(value, null) >= 0 ? Other : new(value);

    /// <summary>
    /// Makes a value of what others have boxed: a boolean, a number, a time, a string or an array of strings. Allocates
    /// nothing; null and <see cref="Absent"/> make an absent attribute, anything else becomes <see cref="Other"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static AttributeValue FromBoxed(object? content) => content switch
    {
        string text => From(text),
        bool boolean => From(boolean),
        double number => From(number),
        DateTime time => From(time),
        string[] list => From(list),
        LazyStringList list => new(list),
        null => default,
        _ => ReferenceEquals(content, Absent) ? default : Other,
    };

    /// <summary>Returns the string, or null where the value is none.</summary>
    public string? AsString() => _content as string;

    /// <summary>Returns the strings, or null where the value is no list.</summary>
    public string[]? AsStringList() => _content as string[] ?? (_content as LazyStringList)?.Strings;

    /// <summary>Gets the boolean; false where the value is none.</summary>
    internal bool TryGetBoolean(out bool value)
    {
        var isBoolean = ReferenceEquals(_content, BooleanMarker);
        value = isBoolean && _bits == TrueMask;
        return isBoolean;
    }

    /// <summary>Gets the number; false where the value is none.</summary>
    internal bool TryGetNumber(out double value)
    {
        var isNumber = ReferenceEquals(_content, NumberMarker);
        value = isNumber ? BitConverter.Int64BitsToDouble(_bits) : 0;
        return isNumber;
    }

    /// <summary>Gets the time in UTC ticks of 100 nanoseconds, also from a string by RFC 3339; false where the value is none.</summary>
    internal bool TryGetUtcTicks(out long utcTicks)
    {
        utcTicks = _bits;
        return ReferenceEquals(_content, TimeMarker) || (_content is string text && Manifest.Rfc3339.TryParse(text, out utcTicks));
    }

    /// <summary>Returns the value as an explanation shows it: long strings are cut, of long lists the first items are shown.</summary>
    public override string ToString() => _content switch
    {
        null => "absent",
        string text => ConditionText.Quote(text),
        _ when AsStringList() is { } list => ConditionText.List(list),
        _ when TryGetBoolean(out var boolean) => boolean ? "true" : "false",
        _ when TryGetNumber(out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ when TryGetUtcTicks(out var ticks) => ConditionText.Time(ticks),
        _ => "a value of another type",
    };

    /// <summary>What stands for the string; it means nothing unless <see cref="AsString"/> gives one.</summary>
    internal ulong Fingerprint => (ulong)_bits;

    /// <summary>Whether it is a boolean that is in a mask: bit 0 stands for false, bit 1 for true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsBooleanIn(int mask) => ReferenceEquals(_content, BooleanMarker) && (mask & (int)_bits) != 0;

    /// <summary>Returns the number, which is finite, or NaN where the value is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double AsNumber() => ReferenceEquals(_content, NumberMarker) ? BitConverter.Int64BitsToDouble(_bits) : double.NaN;
}
