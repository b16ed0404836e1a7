namespace OpenRollout.Cli.Decisions;

/// <summary>The folder in which an application keeps the users that its guardrails have counted.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Origin">The option or variable that named the folder.</param>
/// <param name="IsImplied">True if the user need not name the folder.</param>
internal sealed record StateFolder(string Path, string Origin, bool IsImplied)
{
    /// <summary>The variable that names the folder, which a host reads as a configuration key.</summary>
    public const string Variable = "OpenRollout__Guardrails__StateFolder";

    /// <summary>Returns the folder that the user names, else that of the variable; null if there is none.</summary>
    public static StateFolder? Find(string? given, CommandHost host)
        => given is { Length: > 0 } ? new StateFolder(host.Resolve(given), "--state", IsImplied: false) : OfVariable(host);

    /// <summary>Returns the folder that the variable names; null if there is none.</summary>
    public static StateFolder? OfVariable(CommandHost host)
        => host.GetVariable(Variable) is { Length: > 0 } variable ? new StateFolder(host.Resolve(variable), Variable, IsImplied: true) : null;
}
