using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Writes a whole model as text, without its positions and layers, to compare what two texts mean.</summary>
internal static class ModelText
{
    public static string Of(RolloutManifest manifest)
    {
        var text = new StringBuilder();
        Write(text, manifest.Environments);
        Write(text, manifest.Attributes);
        Write(text, manifest.Segments);
        Write(text, manifest.Guardrails);
        foreach (var flag in manifest.Flags)
        {
            Write(text, flag);
            Write(text, flag.GetRollout());
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or string or ManifestValue or Name or Enum or bool:
                text.Append(value is null ? "-" : $"'{value}'");
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(value.GetType().Name).Append('(');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsMeaning))
                {
                    text.Append(property.Name).Append('=');
                    Write(text, property.GetValue(value));
                    text.Append(' ');
                }

                text.Append(')');
                break;
        }
    }

    private static bool IsMeaning(PropertyInfo property)
        => property.PropertyType != typeof(TextRange) && property.PropertyType != typeof(ManifestLayer) && property.GetIndexParameters().Length == 0;
}
