using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>Valid manifests, as text that tests corrupt.</summary>
internal static class GoodManifests
{
    /// <summary>A manifest that uses every part of the format, with characters of one to four bytes in UTF-8.</summary>
    public const string Everything = """
        {
          "$schema": "./openrollout.schema.json",
          "context": {
            "land": { "type": "string", "description": "où, где, どこ, 🌍" }, "device": { "type": "string", "values": ["ios", "android"] },
            "employee": { "type": "boolean" }, "age": { "type": "number" }, "version": { "type": "semver" },
            "signedUp": { "type": "datetime" }, "badges": { "type": "stringList" }
          },
          "segments": {
            "staff": { "when": { "employee": true, "targetingKey": { "startsWith": "a-" } } },
            "té😀st": { "keys": ["user-1", "ü\u0031", "\ud83d\ude00"] },
            "many": { "keysFrom": "cohorts/many.txt" },
            "old": { "when": { "any": [ { "version": { "semver": ">=1.2.0 <2.0.0-rc.1" } }, { "not": { "segment": "staff" } },
              { "signedUp": { "lt": "2026-01-01T00:00:00.5+01:00" }, "badges": { "hasAny": ["x"] }, "land": { "matches": "^[NS].$" }, "age": [1, 2.5e0, -3] } ] } }
          },
          "guardrails": {
            "fehler": { "event": "checkout.fehlgeschlagen-ü", "ratio": 1.25, "description": "Wer nicht zahlen konnte 💳" },
            "lang\u0073am": { "event": "http.server.slow", "slowerThan": 800 }
          },
          "flags": {
            "stories": {
              "flagType": "boolean", "defaultValue": false, "description": "Short-lived 📷", "enabled": true, "disabledSince": "2026-02-01",
              "lifecycle": { "kind": "release", "owner": "team", "created": "2026-01-01", "removeBy": "2026-12-31" },
              "metadata": { "ticket": "SOC-1", "rank": 1.5, "public": false },
              "rollout": {
                "stage": "b", "exclude": ["té😀st"], "unit": "land", "salt": "s", "watch": { "guardrails": ["langsam", "fehler"], "falseAlarms": 0.5, "then": "tell" }, "requires": ["feed.layout.on"],
                "stages": [
                  { "name": "a", "since": "2026-01-01", "audiences": [ { "segment": "staff" }, { "keys": ["x"] } ] },
                  { "name": "b", "audiences": [ { "when": { "device": "ios" }, "percentage": 12.345 },
                    { "percentage": { "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } },
                    { "percentage": { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 5 } ] }, "serve": { "split": { "on": 1, "off": 0 } } } ] }
                ]
              }
            },
            "feed.layout.on": { "flagType": "boolean", "defaultValue": true, "variants": { "yes": true, "no": false } },
            "feed.size": { "flagType": "integer", "defaultValue": 20, "variants": { "few": 1e1, "many": 50.0 },
              "rollout": { "serve": "few", "stages": [ { "name": "x", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ] } },
            "feed.theme": { "flagType": "object", "defaultValue": { "dark": null, "sizes": [1, [], {}, "é"] } },
            "ratio": { "flagType": "float", "defaultValue": -0.5e-3 }
          }
        }
        """;

    /// <summary>Gets <see cref="Everything"/> in UTF-8.</summary>
    public static byte[] Bytes => Encoding.UTF8.GetBytes(Everything);
}
