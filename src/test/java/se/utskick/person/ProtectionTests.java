package se.utskick.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtectionTests {

    @ParameterizedTest
    @EnumSource
    void isAddedAndNeverRemoved(Protection one) {
        for (Protection other : Protection.values()) {
            assertThat(one.and(other).isProtected()).isEqualTo(one.isProtected() || other.isProtected());
            assertThat(one.and(other)).isEqualTo(other.and(one));
        }
    }

    @Test
    void anythingButNoneProtects() {
        assertThat(Protection.NONE.isProtected()).isFalse();
        assertThat(Protection.UNREADABLE.isProtected()).isTrue();
    }
}
