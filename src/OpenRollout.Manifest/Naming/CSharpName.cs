using System.Globalization;

namespace OpenRollout.Manifest;

/// <summary>
/// Turns names of the manifest into C# identifiers: <c>news-feed_v2</c> becomes <c>NewsFeedV2</c>. A name that C# or
/// the generated code needs for itself gets an underscore at its end, which no other name has.
/// </summary>
public static class CSharpName
{
    /// <summary>Longer names are cut: with what is put around them they must fit into metadata, which ends at 1,023 bytes.</summary>
    private const int MaximumLength = 256;

    private static readonly HashSet<string> MembersOfEveryType = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly HashSet<string> MembersOfTheRoot = new(StringComparer.Ordinal)
    {
        "Bind", "Snapshot", "Set", "EmbeddedManifest",
    };

    /// <summary>Whether a class with accessors has a member of that name, so that it cannot have the name itself.</summary>
    internal static bool IsMemberOfTheRoot(string name) => MembersOfEveryType.Contains(name) || MembersOfTheRoot.Contains(name);

    /// <summary>Names a flag or group within the class of a group.</summary>
    /// <param name="part">The part of the key between two dots.</param>
    /// <param name="enclosing">The name of the class that it stands in.</param>
    /// <param name="isAtRoot">Whether that is the outermost class.</param>
    public static string ForMember(string part, string enclosing, bool isAtRoot)
    {
        var name = From(part);
        if (name == enclosing || MembersOfEveryType.Contains(name) || (isAtRoot && MembersOfTheRoot.Contains(name)))
        {
            name += "_";
        }

        // equals.equals: the group has the name with the underscore, and a member must not have the name of its class.
        return name == enclosing ? name + "2" : name;
    }

    /// <summary>Names a variant in the enum of its flag's variants, where <c>Unknown</c> has a meaning of its own.</summary>
    public static string ForVariant(string variant) => From(variant) is "Unknown" ? "Unknown_" : From(variant);

    /// <summary>Names an attribute in the typed context.</summary>
    public static string ForAttribute(string attribute)
        => From(attribute) is var name && (MembersOfEveryType.Contains(name) || name is "ToEvaluationContext") ? name + "_" : name;

    /// <summary>Names the enum of an attribute's closed values: the plural of its name.</summary>
    public static string ForValues(string attribute)
    {
        var name = Plural(From(attribute));
        return MembersOfEveryType.Contains(name) ? name + "_" : name;
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

    /// <summary>Turns any text into an identifier in Pascal case. What has no letter or digit is named by its code points.</summary>
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

    /// <summary>Letters, marks and digits of the basic plane: the compiler takes no others.</summary>
    private static bool IsPartOfIdentifier(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
}
