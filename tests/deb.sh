#!/bin/sh
# SPDX-License-Identifier: MIT
# deb.sh - as a packager and as somebody with apt: the Debian packages are built from a copy of the tree,
# looked at by lintian, installed on a clean root made for the test, used there, and taken off again.
# Needs root, a Debian and its mirror, so tests/long.sh runs it; what it leaves out it names.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}/tests/screen/lib.sh"

skip() {
	echo "1..0 # SKIP $1"
	exit 0
}

for program in dpkg-buildpackage dh lintian debootstrap chroot; do
	command -v "$program" >/dev/null 2>&1 || skip "$program is missing"
done
test "$(id -u)" -eq 0 || skip 'only root can make a root'
# Where this machine itself gets its packages from: nothing else is known here.
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
	awk -v codename="$codename" '$1 == codename && $2 == "main" { print $3; exit }')
test -n "$mirror" || skip 'this machine has no Debian mirror'

# The tests are run in the build where RAMUS_DEB_CHECK is set: `make check` has run them before.
is_built() {
	mkdir "$dir/ramus" && (cd "$RAMUS_SRCDIR" &&
		git ls-files -z | tar -c --null -T - --ignore-failed-read -f - | tar -x -C "$dir/ramus" -f -) &&
		cd "$dir/ramus" && DEB_BUILD_OPTIONS="${RAMUS_DEB_CHECK:-nocheck} parallel=${JOBS:-2}" \
		dpkg-buildpackage -us -uc -b >"$dir/log" 2>&1 && cp "$dir"/ramus_*.deb "$dir"/ramus-topic*.deb "$dir/debs" ||
		{
			tail -n 30 "$dir/log"
			return 1
		}
}

has_no_faults() {
	(cd "$dir/ramus" && dpkg-buildpackage -us -uc -S -d >"$dir/log" 2>&1) &&
		lintian --allow-root --pedantic --display-info --fail-on error,warning,info,pedantic \
			"$dir"/ramus_*.changes
}

in_root() {
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=xterm-256color \
		DEBIAN_FRONTEND=noninteractive chroot "$dir/root" "$@"
}

# Every file but those that apt and dpkg keep for themselves.
files() {
	(cd "$dir/root" && find . -path ./var/lib/dpkg -prune -o -path ./var/lib/apt -prune -o \
		-path ./var/cache -prune -o -path ./var/log -prune -o ! -name ld.so.cache -print | LC_ALL=C sort)
}

is_installed() {
	debootstrap --variant=minbase "$codename" "$dir/root" "$mirror" >"$dir/log" 2>&1 &&
		cp /etc/resolv.conf "$dir/root/etc" && in_root apt-get update -q >>"$dir/log" 2>&1 &&
		files >"$dir/before" && cp "$dir"/debs/*.deb "$dir/root/mnt" &&
		in_root sh -c 'apt-get install -y -q --no-install-recommends /mnt/*.deb' >>"$dir/log" 2>&1 ||
		{
			tail -n 30 "$dir/log"
			return 1
		}
	in_root dpkg -s ramus ramus-topic-knee ramus-topic-computer | grep -c "^Status: install ok installed" | grep -qx 3
}

# tests_of NAME - a test of the package itself, as autopkgtest would run it.
tests_of() {
	cp "$dir/ramus/debian/tests/$1" "$dir/root/mnt" &&
		in_root sh -c "mkdir -p /mnt/$1.tmp && AUTOPKGTEST_TMP=/mnt/$1.tmp /mnt/$1" >"$dir/log" 2>&1 || {
		cat "$dir/log"
		return 1
	}
}

in_terminal() {
	begin "$1" "$2" && run "clear; env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=$3 HISTFILE= \
$(command -v chroot) $dir/root $4"
}

is_browsed() {
	in_terminal 80 24 xterm-256color ramus && wait_for 'Short of breath' && keys 1 && wait_for EMERGENCY &&
		keys Q && wait_prompt
}

# Bash itself, as it loads the completion from where it was installed.
is_completed() {
	in_terminal 80 24 xterm-256color 'bash --norc' && wait_for 'bash-.*#' &&
		run 'source /usr/share/bash-completion/completions/ramus' &&
		keys -l 'ramus show knee bakers-cyst-r' && keys Tab && wait_for 'bakers-cyst-rupture' &&
		keys -l '| tail -n 3' && keys Enter && wait_for 'Id: bakers-cyst-rupture' && keys C-d && wait_prompt
}

is_gone() {
	in_root apt-get purge -y -q --autoremove ramus ramus-topic-knee ramus-topic-computer >"$dir/log" 2>&1 && rm -rf "$dir"/root/mnt/* &&
		files | diff "$dir/before" - && ! in_root dpkg -l | grep -E 'ramus|^rc'
}

plan 10
mkdir "$dir/debs"
is_built
result $? 'the packages are built from a clean copy of the tree'
has_no_faults >"$dir/said"
result $? 'lintian finds nothing in them'
sed 's/^/# /' "$dir/said"
RAMUS=$dir/ramus/build-deb/ramus RAMUS_LONG=1 sh "$RAMUS_SRCDIR/tests/screen/fault.sh" >"$dir/said"
! grep -v '^ok [0-9]* - [a-z]*$' "$dir/said" | grep -v '^1[.][.]'
result $? 'where curses, which is loaded, gets no memory the browser ends well, too'
is_installed
result $? 'apt installs them on a clean root'
tests_of walk
result $? 'the knee is walked line by line there, and checked'
rm -rf "$dir/root/mnt"/*.deb
tests_of topic
result $? 'the installed topic is opened, compiled again the same, and copied for one of one'"'"'s own'
is_browsed
result $? 'the browser walks it in a terminal'
is_completed
result $? 'bash completes ids there'
in_root sh -c 'apt-get purge -y -q ramus-topic-knee && ramus show knee acl' >"$dir/log" 2>&1
result $? 'without the topic the program opens the one inside'
is_gone
result $? 'purged, they leave nothing'
