using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace OpenRollout.Decisions.Folders;

/// <summary>
/// The name of a scope's folder: <c>flags@production</c>. A name with other characters than the common ones is replaced by a
/// similar one with <c>~</c> and a hash, so that no two scopes share a folder on any file system.
/// </summary>
internal static class ScopeName
{
    private const char Separator = '@';
    private const char HashSeparator = '~';
    private const char Substitute = '_';
    private const int MaximumLength = 40;
    private const int HashBytes = 8;

    private static readonly SearchValues<char> Common = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Returns the name of a scope's folder.</summary>
    public static string Of(DecisionScope scope)
    {
        var environment = scope.Environment?.ToLowerInvariant() ?? "";
        var plain = $"{scope.FlagSetId}{Separator}{environment}";
        // ASCII as given: the Kelvin sign is another environment than k, but has its lower case.
        return IsCommon(scope.FlagSetId) && (scope.Environment is null || (Ascii.IsValid(scope.Environment) && IsCommon(environment)))
            ? plain
            : $"{Simplify(scope.FlagSetId)}{Separator}{Simplify(environment)}{HashSeparator}{Hash(scope)}";
    }

    private static bool IsCommon(string name)
        => name.Length is > 0 and <= MaximumLength && name[0] != '.' && !name.AsSpan().ContainsAnyExcept(Common);

    private static string Simplify(string name)
    {
        var simple = name.ToLowerInvariant()[..Math.Min(name.Length, MaximumLength)].ToCharArray();
        for (var index = 0; index < simple.Length; index++)
        {
            simple[index] = Common.Contains(simple[index]) && (index > 0 || simple[index] != '.') ? simple[index] : Substitute;
        }

        return new string(simple);
    }

    private static string Hash(DecisionScope scope)
    {
        // As compared by the scope: the flag set with regard to case, the environment without.
        var text = $"{scope.FlagSetId.Length}:{scope.FlagSetId}{scope.Environment?.ToUpperInvariant().Insert(0, ":")}";
        // The code units themselves: every encoding replaces all lone surrogates by the same character.
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())), 0, HashBytes).ToLowerInvariant();
    }
}
