using System.Runtime.CompilerServices;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Decisions;

/// <summary>Checks the texts of decisions.</summary>
internal static class DecisionText
{
    /// <summary>Returns the name of a flag or stage, or a salt, unchanged.</summary>
    /// <exception cref="ArgumentException">The name is null, empty or too long.</exception>
    public static string RequireName(string? name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        return name.Length <= RolloutDecision.MaximumNameLength
            ? name
            : throw new ArgumentException($"A decision names flags, stages and salts of up to {RolloutDecision.MaximumNameLength} characters.", parameter);
    }

    /// <summary>Returns a text for operators without control characters and truncated, because a long reason must not prevent a decision.</summary>
    /// <exception cref="ArgumentException">The text is null or empty.</exception>
    public static string RequireText(string? text, int maximumLength, [CallerArgumentExpression(nameof(text))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return PlainText.Shorten(text, maximumLength);
    }
}
