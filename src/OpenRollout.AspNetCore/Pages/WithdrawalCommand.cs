namespace OpenRollout.AspNetCore.Pages;

/// <summary>Writes the command line that withdraws a decision.</summary>
internal static class WithdrawalCommand
{
    private const string UsualFlagSet = "flags";

    /// <summary>Returns the command; null if the command line cannot reach the decision, because its store is not a folder or does not have it.</summary>
    /// <param name="status">The decision.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="environment">The environment of the decision's scope; null if there is none.</param>
    public static string? Write(DecisionStatus status, ObservedProvider provider, string? environment)
    {
        if (provider.DecisionFolder is not { } folder || !status.IsStored)
        {
            return null;
        }

        var arguments = new List<string> { "openrollout", "withdraw", Quote(status.Decision.Id) };
        void Add(string option, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([option, Quote(value)]);
            }
        }

        Add("--environment", environment);
        Add("--flag-set", provider.FlagSetId == UsualFlagSet ? null : provider.FlagSetId);
        Add("--store", folder);
        return string.Join(' ', arguments);
    }

    /// <summary>Quotes an argument for a shell, unless it has only characters that no shell interprets.</summary>
    private static string Quote(string argument)
        => argument.Length > 0 && argument[0] != '-' && argument.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '/' or ':')
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
