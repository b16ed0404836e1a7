using System.Globalization;

namespace OpenRollout.Benchmarks;

/// <summary>Formats numbers for the table.</summary>
internal static class Words
{
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 100 => Invariant($"{nanoseconds:0.0} ns"),
        < 10_000 => Invariant($"{nanoseconds:#,0} ns"),
        < 1_000_000 => Invariant($"{nanoseconds / 1_000:0.0} µs"),
        _ => Invariant($"{nanoseconds / 1_000_000:0.0} ms"),
    };

    public static string Bytes(double bytes) => bytes switch
    {
        < 1_000 => Invariant($"{bytes:0.#} B"),
        < 1_000_000 => Invariant($"{bytes / 1_000:0.0} KB"),
        _ => Invariant($"{bytes / 1_000_000:0.0} MB"),
    };

    public static string Times(double factor) => factor < 0.1 ? Invariant($"1/{1 / factor:0.0}") : Invariant($"{factor:0.00} ×");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
