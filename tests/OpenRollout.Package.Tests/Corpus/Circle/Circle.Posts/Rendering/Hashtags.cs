using System;
using System.Collections.Generic;
using System.Linq;

namespace Circle.Posts.Rendering
{
	/// <summary>Suggests hashtags.</summary>
	public class Hashtags {
		readonly string[] popular = { "art", "cats", "news" };

		public IEnumerable<string> Suggest(string text)
		{
			bool enabled = Flags.NewComposer.IsEnabled();
			if (enabled) {
				// The new composer suggests what the author is writing.
				foreach (var tag in this.popular.Where(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)))
					yield return "#" + tag;
			} else {
				foreach (var tag in this.popular)
					yield return "#" + tag;
			}
		}

		public int Limit(int wanted) {
			if(Flags.NewComposer.IsEnabled()) return Math.Min(wanted, 30); else return Math.Min(wanted, 5);
		}
	}
}
