using Microsoft.CodeAnalysis;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Removal;

/// <summary>The reasons for which a use is left, and the notices. The only place that describes them.</summary>
internal static class RemovalReasons
{
    public const string GeneratedCode = "This file is generated. Change the file that it is generated from.";

    public const string Razor = "Razor generates code from this file, and only that code is read. Remove the flag by hand.";

    public const string InactiveCode = "This code is inactive because of a directive such as #if, so the compiler does not see it. Remove the flag by hand.";

    public const string Directive = "A preprocessor directive is inside of the code that would be removed. Remove the flag by hand.";

    public const string PassedOn = "The flag itself is used as a value. Remove the flag by hand.";

    public const string Key = "The key of the flag is used as a value. Check the code that reads it.";

    public const string Details = "The evaluation details are used, and not only their value. Remove the flag by hand.";

    public const string Variant = "The variant's enum disappears with the flag, and the variant is used in more than comparisons. Remove the flag by hand.";

    public const string VariantEnum = "This code names the variant's enum, which disappears with the flag. Change the code.";

    public const string Group = "This code names a group of flags that disappears with its only flag. Change the code.";

    public const string ValueType = "This code names the type of the flag's value, which disappears with the flag. Change the code.";

    public const string UnknownVariant = "Several variants have the value that the flag always has, or its variants are not known here. Remove the flag by hand.";

    public const string ComputedKey = "The key is computed and can be that of the flag. Check the code that reads it.";

    public const string TextCanBeKey = "This text is the key of the flag, and code of the project reads flags by keys that are computed. Remove the text.";

    public const string Mock = "A mock gives the flag its value here. Remove the flag by hand.";

    public const string AllArms = "The test runs once for each value of the flag. Replace its parameter by the value that the flag always has.";

    public const string AmbiguousKey = "Another manifest has a flag with this key. Use the accessor, or remove the flag by hand.";

    public const string NeededOverride = "It sets the flag for the uses that are left. Remove the flag again when they are gone.";

    public const string KeptTest = "The override sets the value that the flag no longer has. The test is kept.";

    public const string ComputedOverride = "The override sets a value that is not constant, such as a parameter of the test. Remove the other value's test case, and the override.";

    public const string DroppedExposure = "The requirement would no longer evaluate another flag, so no exposure would be recorded for it.";

    public const string Name = "The accessor is used by its name. Remove the flag by hand.";

    public const string Comment = "A documentation comment refers to the accessor. Change the comment.";

    public const string Effects = "The call has arguments that must still be evaluated, and they cannot be moved to a statement of their own here. Assign them to a variable first.";

    public const string Task = "The task is used in a way that cannot be replaced. Await it first.";

    public const string OtherType = "The value has another type here than in the manifest.";

    public const string Client = "The client can belong to another domain, whose flag is not removed.";

    public const string Pattern = "The flag is matched by a pattern. Read it with a property access first.";

    public const string ClosedEndpoint = "The flag is off, so the endpoint is closed. Without the requirement it would be open. Remove the endpoint.";

    public const string SeveralKeys = "The requirement combines several flags. Remove the flag by hand.";

    public const string RequirementValue = "The requirement is used in an expression. Remove the flag by hand.";

    public const string OtherOverride = "The override sets the value that the flag no longer has. Remove the test or change it.";

    public const string SetUpOverride = "The set-up gives the flag the value that it no longer has, for all tests of the type. Remove the tests, or change the set-up.";

    public const string OverrideValue = "The override is stored, and disposed of elsewhere. Remove it there, too.";

    public const string Implementation = "This member implements the snapshot's interface, which keeps the flag for as long as the manifest does. Remove it with the manifest's entry.";

    public const string ExpressionTree = "The flag is evaluated in an expression tree, which a query provider could translate differently.";

    public const string Unknown = "This kind of use is not known. Remove the flag by hand.";

    public const string Frameworks = "The target frameworks or projects that share the file would need different texts. Remove the flag by hand.";


    /// <summary>Returns the reason for a manifest that cannot be edited, because it or an overlay has an error.</summary>
    public static string ManifestError(string message) => $"The flag stays in the manifest until this error is corrected: {message}";

    /// <summary>Returns the reason for an entry without which the manifest would have an error.</summary>
    public static string EntryError(string id, string message) => $"Without the flag, the manifest would have the error {id}: {message}";

    /// <summary>Returns the reason for code that does not compile without the entry, because less code is generated from the manifest.</summary>
    public static string WithoutEntry(string id, string message) => $"Without the flag in the manifest, the compiler would report {id}: {message}";

    /// <summary>Returns the reason for an entry whose flag is off and required by another flag.</summary>
    public static string RequiredFlagIsOff(string dependent, string key)
        => $"'{PlainText.Quote(dependent)}' requires '{PlainText.Quote(key)}', which is off, so its rollout has no users. Remove '{PlainText.Quote(dependent)}' first.";

    /// <summary>Returns the notice about a requirement that the removal has taken out of another flag.</summary>
    public static string RequirementRemoved(string dependent, string key) => $"'{PlainText.Quote(dependent)}' no longer requires '{PlainText.Quote(key)}', which is always on.";

    /// <summary>Returns the notice about a part of the manifest that only the flag used.</summary>
    public static string OnlyUse(string kind, string name, string key) => $"Only '{PlainText.Quote(key)}' used the {kind} '{PlainText.Quote(name)}'.";

    /// <summary>Returns whether a refused use can still evaluate the flag.</summary>
    public static bool LeavesEvaluation(string reason)
        => reason is not (OtherOverride or KeptTest or ComputedOverride or AllArms or OverrideValue or Comment or TextCanBeKey or ComputedKey or Implementation or VariantEnum or Group or ValueType or SetUpOverride or Mock or Name);

    /// <summary>Returns the reason for a removal that the compiler would warn about.</summary>
    public static string Diagnostic(string id, string message, FileLinePositionSpan place) => $"After the removal the compiler would report {id}{At(place)}: {message}";

    /// <summary>Returns the reason for a removal after which a name would have another meaning.</summary>
    public static string Meaning(string code, FileLinePositionSpan place)
        => $"After the removal, '{code}'{At(place)} would have another meaning or type. Remove the flag by hand.";

    /// <summary>Returns the reason for a removal that changes the text that the compiler passes to a call.</summary>
    public static string CallerText(string call, FileLinePositionSpan place)
        => $"After the removal, '{call}'{At(place)} would receive the text of another expression (CallerArgumentExpression). Remove the flag by hand.";

    /// <summary>Returns the reason for a removal after which code would work on a variable instead of a copy.</summary>
    public static string Copy(string variable, FileLinePositionSpan place)
        => $"This code works on a copy of '{variable}'{At(place)}. After the removal it would work on '{variable}' itself. Assign the value to a variable first.";

    /// <summary>Returns the reason for a removal whose text the compiler would parse in another way.</summary>
    public static string NotReparsed(FileLinePositionSpan place) => $"After the removal the code{At(place)} would be parsed differently. Remove the flag by hand.";

    /// <summary>Returns the place of a fault, which can be far from the use: <c> in Feed.cs, line 12</c>. The line is that of the code before the removal.</summary>
    private static string At(FileLinePositionSpan place) => place.IsValid ? $" in {System.IO.Path.GetFileName(place.Path)}, line {place.StartLinePosition.Line + 1}" : "";

    /// <summary>Returns the reason for a use that alone reads the parameter of a primary constructor, about which the compiler would warn without it.</summary>
    public static string UnreadParameter(string name, string obstacle)
        => $"Without this use, nothing would read the primary constructor's parameter '{name}' (CS9113), and {obstacle}. Remove the parameter and its arguments together with the flag.";

    /// <summary>Returns the notice about a comment that names the flag.</summary>
    public static string CommentNames(string name) => $"This comment names '{name}'.";

    /// <summary>Returns the notice about a text that is the key of the flag, in a place that is not known to take keys.</summary>
    public static string TextIsKey(string key) => $"This text is the key '{key}'. Find out whether code reads the flag by it.";

    public const string ReachingTest = "This test reaches the flag without setting it, so it ran with the flag's default. Check that it still tests what it should.";

    public const string RemovedArmTest = "The set-up of this test gives the flag the value that it no longer has. Remove the test, or change it.";

    /// <summary>Returns the notice about a text in a manifest or an overlay that names the flag.</summary>
    public static string DescriptionNames(string property, string key) => $"The {property} names '{PlainText.Quote(key)}'.";

    /// <summary>Returns the notice about a parameter of a constructor that only served the flag.</summary>
    public static string IdleParameter(string name, string? field)
        => field is null
            ? $"The constructor's parameter '{name}' is no longer used. Remove it where the constructor is called, too."
            : $"The constructor's parameter '{name}' is only stored in '{field}', which is no longer used. Remove both.";

    /// <summary>Returns the notice about a member that always has the same value now.</summary>
    public static string Constant(string name, string value) => $"'{name}' always returns {value} now. Use the value where it is called, and remove the member.";

    /// <summary>Returns the notice about an interface member whose implementation always has the same value now.</summary>
    public static string ConstantImplementation(string name, string value) => $"An implementation of '{name}' always returns {value} now. If it is the only one, remove the member.";

    /// <summary>Returns the notice about a fake that implements the snapshot's interface.</summary>
    public static string Fake(string name) => $"'{name}' implements the snapshot's interface, which loses the member with the flag. Remove it here, too.";

    /// <summary>Returns the notice about a type that has lost its tests.</summary>
    public static string NoTests(string name) => $"'{name}' has no more tests. Remove it.";

    /// <summary>Returns the notice about a declaration that nothing in the solution uses any more.</summary>
    public static string UnusedElsewhere(string name) => $"'{name}' is no longer used in the solution. Remove it unless other code uses it.";

    /// <summary>Returns the notice about the registration of a service that nothing uses any more.</summary>
    public static string Registration(string name) => $"This registers '{name}', which is no longer used. Remove the registration.";

    /// <summary>Returns the notice about a key that can be any text.</summary>
    public static string AnyKey(string key) => $"This key is computed. Find out whether it can be '{key}'.";

    /// <summary>Returns the notice about a parameter for keys whose method no code of the solution calls.</summary>
    public static string OutsideKey(string key) => $"Code outside of the solution gives this key. Find out whether it can be '{key}'.";

    /// <summary>Returns a notice that also holds in other lines of its file.</summary>
    public static string AlsoIn(string notice, IReadOnlyList<int> lines)
        => lines.Count == 1 ? $"{notice} The same holds in line {lines[0]}."
            : $"{notice} The same holds in lines {string.Join(", ", lines.Take(lines.Count - 1))} and {lines[lines.Count - 1]}.";

    /// <summary>Returns the notice about a declaration that the removal has left without a use.</summary>
    public static string Unused(string name) => $"'{name}' is no longer used, but it cannot be removed safely.";
}
