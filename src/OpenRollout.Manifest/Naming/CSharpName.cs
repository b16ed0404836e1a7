using System.Globalization;

namespace OpenRollout.Manifest.Naming;

/// <summary>
/// Converts names of the manifest to C# identifiers: <c>news-feed_v2</c> becomes <c>NewsFeedV2</c>. A name that C# or the
/// generated code reserves gets an underscore at its end, which no converted name has.
/// </summary>
internal static class CSharpName
{
    /// <summary>The name of the class with the events that guardrails count. Reserved in every manifest, so that adding a guardrail renames no accessor.</summary>
    public const string Events = "Events";

    /// <summary>The length at which names are truncated. With prefixes and suffixes they must fit into the 1,023 bytes that metadata allows.</summary>
    private const int MaximumLength = 256;

    private static readonly HashSet<string> MembersOfObject = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> RootMembers = new(StringComparer.Ordinal)
    {
        "Bind", "Snapshot", "Set", "EmbeddedManifest", "EmbeddedLayers", Events,
    };

    /// <summary>Returns a value indicating whether a class with accessors has a member of that name, so that the class cannot have the name.</summary>
    public static bool IsMemberOfRoot(string name) => MembersOfObject.Contains(name) || RootMembers.Contains(name);

    /// <summary>Returns the name of a flag or group in the class of its group.</summary>
    /// <param name="part">The part of the key between two dots.</param>
    /// <param name="enclosing">The name of the containing class.</param>
    /// <param name="isAtRoot">Whether the containing class is the outermost one.</param>
    public static string ForMember(string part, string enclosing, bool isAtRoot)
    {
        var name = From(part);
        if (name == enclosing || MembersOfObject.Contains(name) || (isAtRoot && RootMembers.Contains(name)))
        {
            name += "_";
        }

        // For equals.equals the group already has the name with the underscore, and a member cannot have the name of its class.
        return name == enclosing ? name + "2" : name;
    }

    /// <summary>Returns the name of a variant in the enum of its flag's variants, which reserves <c>Unknown</c>.</summary>
    public static string ForVariant(string variant) => From(variant) is "Unknown" ? "Unknown_" : From(variant);

    /// <summary>Returns the name of an event in the class of the events that guardrails count.</summary>
    public static string ForEvent(string name) => ForMember(name, Events, isAtRoot: false);

    /// <summary>Returns the name of an attribute in the typed context.</summary>
    public static string ForAttribute(string attribute)
        => From(attribute) is var name && (MembersOfObject.Contains(name) || name is "ToEvaluationContext") ? name + "_" : name;

    /// <summary>Returns the name of the enum for an attribute with a closed list of values: the plural of the attribute's name.</summary>
    public static string ForValues(string attribute)
    {
        var name = Plural(From(attribute));
        return MembersOfObject.Contains(name) ? name + "_" : name;
    }

    private static string Plural(string name)
    {
        var last = char.ToLowerInvariant(name[name.Length - 1]);
        var beforeLast = name.Length > 1 ? char.ToLowerInvariant(name[name.Length - 2]) : 'a';
        if (last == 'y' && beforeLast is not ('a' or 'e' or 'i' or 'o' or 'u'))
        {
            return name.Substring(0, name.Length - 1) + "ies";
        }

        return last is 's' or 'x' or 'z' || (last == 'h' && beforeLast is 'c' or 's') ? name + "es" : name + "s";
    }

    /// <summary>Converts a text to an identifier in Pascal case. Text without letters and digits is converted to its code units in hexadecimal.</summary>
    public static string From(string text)
    {
        Span<char> buffer = stackalloc char[MaximumLength];
        var length = 0;
        var startsWord = true;
        foreach (var character in text)
        {
            if (!IsPartOfIdentifier(character))
            {
                startsWord = true;
                continue;
            }

            if (length == MaximumLength)
            {
                break;
            }

            buffer[length++] = startsWord ? char.ToUpperInvariant(character) : character;
            startsWord = false;
        }

        if (length == 0)
        {
            return text.Length == 0 ? "Empty" : "U" + string.Concat(text.Take(MaximumLength / 4).Select(unit => ((int)unit).ToString("X4", CultureInfo.InvariantCulture)));
        }

        var name = buffer.Slice(0, length).ToString();
        return char.IsLetter(name[0]) ? name : "_" + name;
    }

    /// <summary>Returns a value indicating whether C# allows a character in identifiers. It allows none outside the basic multilingual plane.</summary>
    private static bool IsPartOfIdentifier(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
}
