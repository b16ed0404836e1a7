using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the environments that have an overlay.</summary>
internal sealed class EnvironmentReader(ValueReader values)
{
    /// <summary>Reads the names. Invalid ones and duplicates are reported and omitted.</summary>
    public IReadOnlyList<Name> Read(JsonTextValue node)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var environments = new List<Name>();
        foreach (var name in values.ReadNames(node, "'environments'") ?? [])
        {
            if (!IsName(name.Value))
            {
                values.Report(ProblemDescriptors.InvalidValue, name.Range, $"'{PlainText.Quote(name.Value)}' is not a valid name of an environment; use letters from A to Z, digits, '-' and '_', because the name is part of the overlay's file name");
            }
            else if (!seen.Add(name.Value))
            {
                values.Report(ProblemDescriptors.DuplicateKey, name.Range, $"duplicate environment '{PlainText.Quote(name.Value)}'; names are compared without regard to case. Remove one of the two");
            }
            else
            {
                environments.Add(name);
            }
        }

        return environments;
    }

    /// <summary>Returns the name of an environment as the manifest lists it, or null if it does not list it.</summary>
    public static Name? Find(IReadOnlyList<Name> environments, string environment)
    {
        foreach (var name in environments)
        {
            if (name.Value.Equals(environment, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Returns a value indicating whether a name can be that of an environment.</summary>
    public static bool IsName(string name)
        => name.Length > 0 && name.All(character => character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_');
}
