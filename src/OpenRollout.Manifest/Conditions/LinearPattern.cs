using System.Text.RegularExpressions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Conditions;

/// <summary>
/// Tells whether a regular expression can be run in time linear in the length of its input. The rule is the same
/// wherever the manifest is read, whether or not the runtime there has a linear-time engine itself.
/// </summary>
internal static class LinearPattern
{
    /// <summary>A longer pattern is nothing that a person would check.</summary>
    private const int MaximumLength = 1_000;

    /// <summary>
    /// Linear is not enough: nested counts make a short pattern an automaton of thousands of states, and each character
    /// of a value cost milliseconds. With this a value of the greatest length costs less than a second, once.
    /// </summary>
    private const int MaximumRepetition = 300;

    /// <summary>The value of RegexOptions.NonBacktracking, which netstandard2.0 does not name.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)0x400;

    /// <summary>Returns what is wrong with a pattern, or null.</summary>
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

        // Without groups and counted repetitions an automaton has a few states for each character, which is never too
        // many: only that the pattern is well-formed is left to see, and that needs no automaton.
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
            // An older runtime, which has no such engine; that the pattern is well-formed can still be told.
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
