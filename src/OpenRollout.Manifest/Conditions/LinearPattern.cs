using System.Text.RegularExpressions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// Checks whether a regular expression can be matched in time linear in the length of its input. The rule is the same
/// on every runtime, including those without a linear-time engine.
/// </summary>
internal static class LinearPattern
{
    /// <summary>The longest pattern, in UTF-16 code units. A longer one cannot be reviewed.</summary>
    private const int MaximumLength = 1_000;

    /// <summary>
    /// The greatest expanded length of counted repetitions. Nested counts turn a short pattern into an automaton of
    /// thousands of states, for which each character of a value takes milliseconds. With this limit the longest value
    /// takes less than a second, once.
    /// </summary>
    private const int MaximumRepetition = 300;

    /// <summary>The value of RegexOptions.NonBacktracking, which netstandard2.0 does not name.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)0x400;

    /// <summary>Returns the reason why a pattern is not accepted, or null if it is.</summary>
    public static string? FindProblem(string pattern)
    {
        if (pattern.Length > MaximumLength)
        {
            return $"the pattern is longer than {MaximumLength} characters";
        }

        if (BacktrackingConstruct.Find(pattern) is { } construct)
        {
            return $"the pattern uses {construct}, which cannot be matched in linear time";
        }

        if (RepetitionSize.Of(pattern) is > MaximumRepetition and var size)
        {
            return $"the pattern's counted repetitions, written out, come to {size} characters; more than {MaximumRepetition} take too long. Use smaller counts, or '*' and '+'";
        }

        // Without groups and counted repetitions the automaton has a few states for each character, which is never too
        // many. Only the syntax is left to check, which needs no automaton.
        if (pattern.IndexOfAny(['(', '{']) < 0)
        {
            return FindMalformed(pattern);
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant | NonBacktracking);
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // An older runtime without such an engine: only the syntax can be checked.
            return FindMalformed(pattern);
        }
        catch (ArgumentException exception)
        {
            return $"the pattern is not a regular expression: {exception.Message.Replace(pattern, PlainText.Quote(pattern))}";
        }
        catch (NotSupportedException)
        {
            return "the pattern cannot be matched in linear time; make it simpler";
        }
    }

    private static string? FindMalformed(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"the pattern is not a regular expression: {exception.Message.Replace(pattern, PlainText.Quote(pattern))}";
        }
    }
}
