namespace OpenRollout.Removal.Tests;

/// <summary>Code before and after the removal of a flag.</summary>
/// <param name="Name">The name of the case.</param>
/// <param name="Value">The value that the flag always has.</param>
/// <param name="Before">The members of a class before. Uses that are refused are marked: <c>[|Stories|]</c>. <c>CLASS</c> is the name of the class.</param>
/// <param name="After">The members after; null if they are unchanged.</param>
/// <param name="Reason">The reason for each refused use; null if none is refused.</param>
internal sealed record Case(string Name, object Value, string Before, string? After, string? Reason = null)
{
    /// <summary>Gets the key of the flag.</summary>
    public string Key { get; init; } = "stories";

    /// <summary>Gets the options of the removal.</summary>
    public CaseOptions Options { get; init; }

    /// <summary>Gets the using directives of the file.</summary>
    public string Usings { get; init; } = "";

    /// <summary>Gets the using directives of the file after the removal.</summary>
    public string? UsingsAfter { get; init; }

    /// <summary>Gets a value indicating whether the code is run, by its method Run or RunAsync.</summary>
    public bool IsRun { get; init; } = true;

    /// <summary>Gets the beginning of the reason for each refused use in turn; empty if one reason is that of all.</summary>
    public string[] Reasons { get; init; } = [];

    /// <summary>Gets the beginnings of the notices that are expected in the file.</summary>
    public string[] Notices { get; init; } = [];

    /// <summary>Creates a case from the statements of a method with two parameters, a and b.</summary>
    public static Case Of(string name, object value, string before, string? after, string? reason = null)
        => new(name, value, Wrap("void Run(bool a, bool b)", before), after is null ? null : Wrap("void Run(bool a, bool b)", after), reason);

    /// <summary>Creates a case from the statements of an asynchronous method with two parameters, a and b.</summary>
    public static Case OfAsync(string name, object value, string before, string? after, string? reason = null)
        => new(name, value, Wrap("async Task RunAsync(bool a, bool b)", before), after is null ? null : Wrap("async Task RunAsync(bool a, bool b)", after), reason);

    public override string ToString() => Name;

    private static string Wrap(string signature, string statements)
        => $"public {signature}\n{{\n{string.Concat((statements.Length == 0 ? [] : statements.Split('\n')).Select(line => line.Length == 0 ? "\n" : "    " + line + "\n"))}}}";
}
