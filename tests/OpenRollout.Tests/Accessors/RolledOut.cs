using System.Text;
using OpenFeature.Model;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>A manifest with the vocabulary's attributes and a flag of each kind, and matching users.</summary>
internal static class RolledOut
{
    public const string Json = """
        {
          "context": {
            "country": { "type": "string" }, "companyId": { "type": "string" }, "plan": { "type": "string" },
            "employee": { "type": "boolean" }, "beta tester": { "type": "boolean" }, "age": { "type": "number" },
            "größe": { "type": "number" }, "appVersion": { "type": "semver" }, "signedUp": { "type": "datetime" }, "badges": { "type": "stringList" }
          },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                { "when": { "country": { "in": ["NO", "DK"] }, "age": { "gte": 16 }, "appVersion": { "semver": ">=4.2.0" } }, "percentage": 99.999 } ] } ] } },
            "layout":  { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" },
                         "rollout": { "serve": "grid", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": "NO" } } ] } ] } },
            "size":    { "flagType": "integer", "defaultValue": 20 },
            "rate":    { "flagType": "float", "defaultValue": 0.25 },
            "theme":   { "flagType": "object", "defaultValue": { "dark": false, "accent": "blue" }, "variants": { "plain": { "dark": false, "accent": "blue" }, "night": { "dark": true, "accent": "red" } },
                         "rollout": { "serve": "night", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "country": "NO" } } ] } ] } }
          }
        }
        """;

    public static byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Json);

    public static UserContext User { get; } = UserContext.Of("ada", ("country", "NO"), ("age", 30.0), ("appVersion", "5.0.1"), ("badges", new object[] { "a" }));

    public static EvaluationContext Context { get; } = User.ToEvaluationContext();

    public static VocabularyContext Typed => VocabularyContext.Of(User);

    public static LoadedManifest Manifest => LoadedManifest.Read(Utf8);
}
