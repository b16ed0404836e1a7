using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace OpenRollout.Decisions;

/// <summary>Creates and checks identifiers of decisions. An identifier is a file name on every system, with and without regard to case.</summary>
internal static class DecisionId
{
    public const string Rule = "An identifier of a decision has 8 to 64 of the characters a to z, 0 to 9 and '-'.";

    // From 8 on, so that no identifier is a reserved name such as 'aux' or 'com1' on Windows.
    private const int MinimumLength = 8;
    private const int MaximumLength = 64;
    private const int RandomBytes = 8;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Returns a new identifier: the time, so that names are sorted by time, and 64 random bits.</summary>
    public static string Create()
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        var time = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture);
        return $"{time}-{Convert.ToHexString(random).ToLowerInvariant()}";
    }

    /// <summary>Returns a value indicating whether text is an identifier.</summary>
    public static bool IsValid(string? text)
        => text is { Length: >= MinimumLength and <= MaximumLength } && !text.AsSpan().ContainsAnyExcept(Allowed);
}
