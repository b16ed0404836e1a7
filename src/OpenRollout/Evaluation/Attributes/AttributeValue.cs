using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Evaluation;

/// <summary>
/// The value of one attribute of an evaluation context, in 16 bytes. Used by generated code. The default value is an
/// absent attribute. Creating a value from a boolean, number, time or string allocates nothing.
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

    /// <summary>A string, a list of strings, or a marker for the type of the bits; null if the attribute is absent.</summary>
    private readonly object? _content;

    /// <summary>A boolean's mask, a number's bits, a time's ticks, or a string's <see cref="Keys.Fingerprint"/>.</summary>
    private readonly long _bits;

    private AttributeValue(object? content, long bits = 0)
    {
        _content = content;
        _bits = bits;
    }

    /// <summary>Gets a value that is present and of a type that no condition compares.</summary>
    internal static AttributeValue Other => new(OtherMarker);

    /// <summary>Gets the marker for an attribute that was looked up and is absent. In an array of boxed values, null means that the attribute was not looked up yet.</summary>
    internal static object Absent { get; } = new();

    /// <summary>Gets a value indicating whether the attribute is present and not null, regardless of its type.</summary>
    internal bool IsPresent => _content is not null;

    /// <summary>Creates a string; null creates an absent attribute.</summary>
    /// <param name="value">The string, or null.</param>
    /// <returns>The value.</returns>
    public static AttributeValue From(string? value) => value is null ? default : new(value, (long)Keys.Fingerprint.Of(value));

    /// <summary>Creates a boolean; null creates an absent attribute.</summary>
    /// <param name="value">The boolean, or null.</param>
    /// <returns>The value.</returns>
    public static AttributeValue From(bool? value) => value is { } given ? new(BooleanMarker, given ? TrueMask : FalseMask) : default;

    /// <summary>Creates a number; null creates an absent attribute. An infinity or NaN is present but never satisfies a comparison.</summary>
    /// <param name="value">The number, or null.</param>
    /// <returns>The value.</returns>
    public static AttributeValue From(double? value)
        => value is not { } given ? default : double.IsFinite(given) ? new(NumberMarker, BitConverter.DoubleToInt64Bits(given)) : Other;

    /// <summary>Creates a point in time; null creates an absent attribute.</summary>
    /// <param name="value">The time, or null.</param>
    /// <returns>The value.</returns>
    public static AttributeValue From(DateTimeOffset? value) => value is { } given ? new(TimeMarker, given.UtcTicks) : default;

    /// <summary>Creates a point in time. A time of unspecified kind is taken as UTC; a local time is converted.</summary>
    internal static AttributeValue From(DateTime value)
        => new(TimeMarker, value.Kind == DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks);

    /// <summary>Creates a list of strings, which must not be changed afterwards. Null creates an absent attribute; a list with a null item becomes <see cref="Other"/>.</summary>
    internal static AttributeValue From(string[]? value) => value is not null && Array.IndexOf(value, null) >= 0 ? Other : new(value);

    /// <summary>
    /// Creates a value from a boxed boolean, double or <see cref="DateTime"/>, from a string or from a list of strings.
    /// Allocates nothing. Null and <see cref="Absent"/> create an absent attribute; anything else becomes <see cref="Other"/>.
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

    /// <summary>Returns the string, or null if the value is not a string.</summary>
    /// <returns>The string, or null.</returns>
    public string? AsString() => _content as string;

    /// <summary>Returns the list of strings, or null if the value is not one.</summary>
    /// <returns>The list, which must not be changed, or null.</returns>
    public string[]? AsStringList() => _content as string[] ?? (_content as LazyStringList)?.Strings;

    /// <summary>Gets the boolean; returns <see langword="false"/> when the value is not a boolean.</summary>
    internal bool TryGetBoolean(out bool value)
    {
        var isBoolean = ReferenceEquals(_content, BooleanMarker);
        value = isBoolean && _bits == TrueMask;
        return isBoolean;
    }

    /// <summary>Gets the number; returns <see langword="false"/> when the value is not a finite number.</summary>
    internal bool TryGetNumber(out double value)
    {
        var isNumber = ReferenceEquals(_content, NumberMarker);
        value = isNumber ? BitConverter.Int64BitsToDouble(_bits) : 0;
        return isNumber;
    }

    /// <summary>Gets the time in UTC ticks of 100 nanoseconds, also from a string in RFC 3339 format; returns <see langword="false"/> when the value is not a time.</summary>
    internal bool TryGetUtcTicks(out long utcTicks)
    {
        utcTicks = _bits;
        return ReferenceEquals(_content, TimeMarker) || (_content is string text && Rfc3339.TryParse(text, out utcTicks));
    }

    /// <summary>Returns the value as an explanation shows it: a long string is truncated, a long list is shown with its first items.</summary>
    /// <returns>The value as JSON, <c>absent</c> for an absent attribute.</returns>
    public override string ToString() => _content switch
    {
        null => "absent",
        string text => ConditionText.Quote(text),
        _ when AsStringList() is { } list => ConditionText.QuoteList(list),
        _ when TryGetBoolean(out var boolean) => boolean ? "true" : "false",
        _ when TryGetNumber(out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ when TryGetUtcTicks(out var ticks) => Rfc3339.Write(ticks),
        _ => "a value of another type",
    };

    /// <summary>Gets the fingerprint of the string; meaningless unless <see cref="AsString"/> returns one.</summary>
    internal ulong Fingerprint => (ulong)_bits;

    /// <summary>Returns whether the value is a boolean that a mask contains: bit 0 stands for false, bit 1 for true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsBooleanIn(int mask) => ReferenceEquals(_content, BooleanMarker) && (mask & (int)_bits) != 0;

    /// <summary>Returns the number, which is finite, or NaN when the value is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double AsNumber() => ReferenceEquals(_content, NumberMarker) ? BitConverter.Int64BitsToDouble(_bits) : double.NaN;
}
